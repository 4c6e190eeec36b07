// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of each run, in a file of its own that is always whole. */
@ApplicationScoped
class RunFiles {

  private static final String STATE = ".json";

  private final Path folder;
  private final ObjectMapper json;

  RunFiles(TrainerConfig config, ObjectMapper json) {
    this.folder = config.state();
    this.json = json;
  }

  /** What the run prints. */
  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  void write(TrainingRun run) {
    try {
      Files.createDirectories(folder);
      Path draft = folder.resolve(run.name() + ".draft");
      json.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), run);
      Files.move(
          draft,
          folder.resolve(run.name() + STATE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
  }

  Optional<TrainingRun> read(String name) {
    Path file = folder.resolve(name + STATE);
    return file.getParent().equals(folder) && Files.exists(file)
        ? Optional.of(read(file))
        : Optional.empty();
  }

  /** The newest first. */
  List<TrainingRun> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(STATE))
          .map(this::read)
          .sorted(Comparator.comparing(TrainingRun::createdAt).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  /** The last lines that the run has printed. */
  List<String> logTail(String name, int lines) {
    Path log = log(name);
    try (Stream<String> all = Files.exists(log) ? Files.lines(log) : Stream.empty()) {
      List<String> printed = all.toList();
      return printed.subList(Math.max(0, printed.size() - lines), printed.size());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + log, e);
    }
  }

  private TrainingRun read(Path file) {
    try {
      return json.readValue(file.toFile(), TrainingRun.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
