// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What lies beside an encoder's model where its other files do not say what it is.
 *
 * @param kind such as {@value CharCnnRnnEncoder#KIND}
 * @param dimension features of an embedding
 */
public record EncoderFile(String kind, int dimension) {

  public static final String NAME = "encoder.json";

  private static final List<String> KINDS = List.of(SentenceEncoder.KIND, CharCnnRnnEncoder.KIND);
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The description in an encoder's folder, if there is one.
   *
   * @throws ModelLoadException when it cannot be read or names a kind that is unknown here
   */
  public static Optional<EncoderFile> in(Path folder) {
    Path file = folder.resolve(NAME);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static EncoderFile read(Path file) {
    try {
      EncoderFile read = JSON.readValue(file.toFile(), EncoderFile.class);
      if (!isKnown(read.kind())) {
        throw new ModelLoadException(
            file + " says kind '" + read.kind() + "', but known are " + KINDS);
      }
      return read;
    } catch (IOException e) {
      throw new ModelLoadException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static boolean isKnown(String kind) {
    return KINDS.contains(kind);
  }

  static List<String> kinds() {
    return KINDS;
  }

  public void write(Path folder) {
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(NAME).toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(NAME), e);
    }
  }
}
