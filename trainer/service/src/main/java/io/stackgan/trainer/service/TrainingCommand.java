// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Asks the command whether it would take the settings.
   *
   * @throws RefusedException with what the command says
   */
  void checkSettings(RunRequest request) {
    Map<String, String> settings = request.settings();
    refusal(request.preset(), settings)
        .ifPresent(
            said -> {
              boolean ofPreset = refusal(request.preset(), Map.of()).isPresent();
              String field = ofPreset ? "preset" : "settings";
              throw new RefusedException(400, field, "invalid_value", said);
            });
  }

  private Optional<String> refusal(String preset, Map<String, String> settings) {
    List<String> line = program("check-settings");
    line.addAll(settings(preset, settings));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the training command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while settings were checked", e);
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
    List<String> line = program("train");
    line.addAll(List.of("--data", data.folder(request.data()).toString()));
    line.addAll(List.of("--run", request.name(), "--runs", runs.toString()));
    if (request.encoder() != null) {
      line.addAll(List.of("--encoder", data.encoder(request.encoder())));
    }
    if (request.encoderModel() != null) {
      line.addAll(List.of("--encoder-model", data.encoderModel(request.encoderModel())));
    }
    line.addAll(settings(request.preset(), request.settings()));
    // A run that ended before it began has nothing to go on from.
    if (resumed && Files.exists(folder(request.name()).resolve("run.properties"))) {
      line.add("--resume");
    }
    return line;
  }

  private List<String> program(String command) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ArrayList<>(List.of(java, "-cp", classPath(), MAIN, command));
  }

  private static List<String> settings(String preset, Map<String, String> settings) {
    List<String> options = new ArrayList<>(List.of("--preset", preset));
    new TreeMap<>(settings)
        .forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
    return options;
  }

  private String classPath() {
    return built.resolve("*") + File.pathSeparator + built.resolve("lib").resolve("*");
  }
}
