// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run on disk: {@code settings.json}, {@code release/}, and for each stage {@code metrics.csv},
 * {@code grids/} and {@code checkpoint.safetensors}.
 */
public record RunFolder(Path path) {

  static final String STAGE1 = "stage1";
  static final String STAGE2 = "stage2";

  Path settings() {
    return path.resolve("settings.json");
  }

  Path embeddingScale() {
    return path.resolve("embedding-scale.safetensors");
  }

  Path checkpoint(String stage) {
    return path.resolve(stage).resolve("checkpoint.safetensors");
  }

  Path metrics(String stage) {
    return path.resolve(stage).resolve("metrics.csv");
  }

  Path grid(String stage, long step) {
    return path.resolve(stage).resolve("grids").resolve("%07d.png".formatted(step));
  }

  public Path release() {
    return path.resolve("release");
  }

  /** Whether a run was started here. */
  public boolean exists() {
    return Files.exists(settings());
  }

  void write(TrainingSettings settings) {
    try {
      Files.createDirectories(path);
      Presets.MAPPER.writer(new DefaultPrettyPrinter()).writeValue(settings().toFile(), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + settings(), e);
    }
  }

  TrainingSettings readSettings() {
    try {
      return Presets.MAPPER.readValue(settings().toFile(), TrainingSettings.class);
    } catch (IOException e) {
      throw new TrainingException("Cannot read the run's settings in " + settings(), e);
    }
  }
}
