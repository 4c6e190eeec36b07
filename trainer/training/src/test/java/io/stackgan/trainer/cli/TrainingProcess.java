// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command of the trainer in a process of its own, which can be killed. */
final class TrainingProcess {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final Process process;
  private final Path output;

  private TrainingProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param folder in which it works, and which gets a file of what it says
   */
  static TrainingProcess start(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    Path output = Files.createTempFile(folder, arguments.get(0), ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add(Main.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.directory(folder.toFile());
    // Not as an argument: the inference engine does not bear long command lines.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().putAll(environment);
    return new TrainingProcess(builder.start(), output);
  }

  /** Waits until there is the file, while the process lives. */
  void await(Path file) throws InterruptedException {
    await(() -> Files.exists(file), "There is no " + file);
  }

  /** Waits until the process says the text, while it lives. */
  void await(String text) throws InterruptedException {
    await(() -> output().contains(text), "It does not say: " + text);
  }

  /** Waits while the process lives. */
  void await(BooleanSupplier condition, String otherwise) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError(otherwise + "\n" + output());
      }
      Thread.sleep(5);
    }
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  /** SIGTERM, as Ctrl-C; the exit code tells of it. */
  int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("The training does not end:\n" + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
