// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.trainer.training.engine.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a command that ends well says for programs what came of it. */
final class OutcomeFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes what came of it there, too, when it ends well")
  private Path file;

  /**
   * @throws SettingsException when it could not be written, before hours have gone into it
   */
  void check() {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || !Files.isWritable(folder)) {
      throw new SettingsException(
          "--json: %s cannot be written: name a file in a folder that exists".formatted(file));
    }
  }

  void write(Map<String, ?> outcome) {
    if (file == null) {
      return;
    }
    try {
      Files.write(file, MAPPER.writeValueAsBytes(outcome));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
