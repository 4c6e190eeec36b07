// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies beside a judge's networks to say what they mean. */
final class Descriptions {

  private Descriptions() {}

  /**
   * @throws EvaluationException when it is not what this version writes
   */
  static <T> T read(Path file, Class<T> type) {
    try {
      return JsonMapper.builder().build().readValue(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      throw new EvaluationException(
          file
              + " describes no judge that this version knows ("
              + e.getOriginalMessage()
              + "). Make the judges anew: ./stackgan train-judges");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
