// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.birds.DrawnBirds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trainings of networks of a few channels on a few drawn birds, in float32 on one thread.
 *
 * @param folder of the data set and the processes' output
 */
record TinyTraining(Path folder) {

  /** Draws the birds. */
  static TinyTraining in(Path folder) throws IOException {
    new DrawnBirds(1).draw(folder.resolve("birds"), 36, 1, done -> {});
    return new TinyTraining(folder);
  }

  /**
   * @param settings such as {@code stage1.epochs=8}
   * @param more arguments
   */
  TrainingProcess start(
      Path runs, String run, Map<String, String> environment, List<String> settings, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("train");
    arguments.addAll(List.of("--data", folder.resolve("birds").toString()));
    arguments.addAll(List.of("--run", run, "--runs", runs.toString()));
    arguments.addAll(List.of("--preset", "tiny"));
    List<String> all = new ArrayList<>();
    all.addAll(List.of("precision=float32", "threads=1", "batch=4"));
    all.addAll(List.of("generator-width=4", "discriminator-width=2"));
    all.addAll(settings);
    all.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    arguments.addAll(List.of(more));
    return TrainingProcess.start(folder, environment, arguments);
  }
}
