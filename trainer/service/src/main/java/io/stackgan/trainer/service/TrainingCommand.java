// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The training command line, which this service only knows by name. */
@ApplicationScoped
class TrainingCommand {

  private static final String MAIN = "io.stackgan.trainer.cli.Main";

  private final Path built;
  private final Path runs;
  private final DataRoot data;

  TrainingCommand(TrainerConfig config, DataRoot data) {
    this.data = data;
    this.built = config.command();
    this.runs = config.runs();
  }

  /**
   * @throws RefusedException when the training command was never built on this machine
   */
  void requireBuilt() {
    if (!Files.isDirectory(built.resolve("lib"))) {
      throw new RefusedException(
          503,
          null,
          "training_not_built",
          "The training command is not built at %s: run ./stackgan train --help once, or build it with mvn package -pl trainer/training -am."
              .formatted(built.toAbsolutePath().normalize()));
    }
  }

  /** Starts the run in a process of its own, with this service's environment. */
  Process start(RunRequest request, boolean resumed, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(line(request, resumed))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** The run's folder, with its journal. */
  Path folder(String run) {
    return runs.resolve(run);
  }

  private List<String> line(RunRequest request, boolean resumed) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", classPath(), MAIN));
    line.addAll(List.of("train", "--data", data.folder(request.data()).toString()));
    line.addAll(List.of("--run", request.name(), "--runs", runs.toString()));
    line.addAll(List.of("--preset", request.preset()));
    Map<String, String> settings = new TreeMap<>(request.settings());
    settings.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
    // A run that ended before it began has nothing to go on from.
    if (resumed && Files.exists(folder(request.name()).resolve("run.properties"))) {
      line.add("--resume");
    }
    return line;
  }

  private String classPath() {
    return built.resolve("*") + File.pathSeparator + built.resolve("lib").resolve("*");
  }
}
