// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the launcher as the {@code stackgan} script does once everything is built. */
final class Stackgan {

  /** What a command printed and how it ended. */
  record Outcome(int exit, String output) {}

  static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  private final Path data;
  private final Map<String, String> environment;

  Stackgan(Path data) {
    this(data, Map.of());
  }

  Stackgan(Path data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
  }

  /** What the script ends with. */
  static List<String> command() {
    Path launcher = HOME.resolve("local/launcher/target");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dstackgan.home=" + HOME,
        "-cp",
        launcher.resolve("*") + ":" + launcher.resolve("lib/*"),
        "io.stackgan.local.launcher.Main");
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
