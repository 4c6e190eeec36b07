// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs what is installed on this machine. */
public final class Programs {

  private static final long PATIENCE_SECONDS = 180;

  private Programs() {}

  /** How a program ended, and all that it printed. */
  public record Run(int code, String output) {}

  public static boolean exists(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Runs a command there to its end, or for three minutes. */
  public static Run run(Path folder, String... command) throws IOException {
    Path output = Files.createTempFile("program", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, SECONDS);
      return new Run(ended ? process.exitValue() : -1, Files.readString(output));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
