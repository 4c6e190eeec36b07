// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  @TempDir Path folder;

  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "up --port eighty",
        "up --size 64x64",
        "generate",
        "generate bird -n many",
        "release promote",
        "release import",
        "canary a --off",
        "canary --off --promote",
        "canary a --share many",
        "logs a b"
      })
  void wrongArguments_showTheUsage(String line) {
    assertThat(execute(line.split(" "))).isEqualTo(2);
    assertThat(errors.toString()).contains("Usage: stackgan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "generate bird", "release list", "release promote a", "canary a"})
  void withoutAPlatform_aLineSaysSo(String line) {
    String[] arguments = (line + " --data " + folder).split(" ");
    assertThat(execute(arguments)).isEqualTo(1);
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .startsWith("No platform is running in " + folder)
        .contains("./stackgan up");
  }

  @Test
  void portOfNoPlatform_isNamed() throws IOException {
    int port = freePort();
    assertThat(execute("status", "--port", String.valueOf(port))).isEqualTo(1);
    assertThat(errors.toString()).startsWith("No platform is running on port " + port);
  }

  @Test
  void upInAFolderOfSomethingElse_startsNothing() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertThat(execute("up", "--data", folder.toString())).isEqualTo(1);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(folder).isDirectoryNotContaining("glob:**/platform.json");
  }

  @Test
  void upOnATakenPort_startsNothing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(execute("up", "--port", port, "--data", folder.toString())).isEqualTo(1);
      assertThat(errors.toString()).startsWith("Port " + port + " is in use");
    }
  }

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));
    line.setOut(new PrintWriter(new StringWriter()));
    return line.execute(arguments);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
