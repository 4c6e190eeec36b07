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

  TrainingCommand(TrainerConfig config) {
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
  Process start(RunRequest request, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    return new ProcessBuilder(line(request))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  List<String> line(RunRequest request) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", classPath(), MAIN));
    line.addAll(List.of("train", "--data", request.dataFolder().toString()));
    line.addAll(List.of("--run", request.name(), "--runs", runs.toString()));
    if (request.preset() != null) {
      line.addAll(List.of("--preset", request.preset()));
    }
    if (request.encoder() != null) {
      line.addAll(List.of("--encoder", request.encoder()));
    }
    if (request.encoderModel() != null) {
      line.addAll(List.of("--encoder-model", request.encoderModel()));
    }
    Map<String, String> settings = new TreeMap<>(request.settings());
    settings.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
    if (request.resume()) {
      line.add("--resume");
    }
    return line;
  }

  private String classPath() {
    return built.resolve("*") + File.pathSeparator + built.resolve("lib").resolve("*");
  }
}
