// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.trainer.dataset.birds.DrawnBirds;
import io.stackgan.trainer.evaluation.protocol.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The drawn birds, drawn once. */
final class DrawnData {

  /** Drawn birds alone say what is in each picture. */
  private static final String ATTRIBUTES = "attributes.jsonl";

  private DrawnData() {}

  static boolean is(Path folder) {
    return Files.isRegularFile(folder.resolve(ATTRIBUTES));
  }

  static Path in(Path cache, int threads, Workers.Listener progress) throws IOException {
    int images = DrawnBirds.DEFAULT_IMAGES;
    Path folder = cache.resolve("drawn-birds-" + images);
    if (!is(folder)) {
      Path unfinished = cache.resolve("drawn-birds-unfinished");
      delete(unfinished);
      new DrawnBirds(DrawnBirds.DEFAULT_SEED)
          .draw(unfinished, images, threads, count -> progress.done("Drawn", count, images));
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return folder;
  }

  /** What an interrupted run left. */
  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.delete(file);
        }
      }
    }
  }
}
