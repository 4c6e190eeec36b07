// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.modelstore.signing.SigningKey;
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
  private final StringWriter answers = new StringWriter();

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

  @Test
  void down_asJson_saysWhetherAnythingRan() throws IOException {
    assertThat(execute("down", "--json", "--data", folder.toString())).isZero();
    assertThat(answer().path("stopped").booleanValue()).isFalse();
    assertThat(answer().path("data").asText()).isEqualTo(folder.toString());
  }

  @Test
  void apiKey_asJson_hasTheKeyAndItsSetting() throws IOException {
    assertThat(execute("api-key", "studio", "--json")).isZero();
    assertThat(answer().path("tenant").asText()).isEqualTo("studio");
    assertThat(answer().path("key").asText()).startsWith("sk-");
    assertThat(answer().path("setting").asText()).matches("studio:[0-9a-f]{64}");
  }

  @Test
  void logs_asJson_haveAnObjectALine() throws IOException {
    Path logs = Files.createDirectories(new DataFolder(folder).logs());
    Files.writeString(logs.resolve("gateway.log"), "an old line\nsaid \"so\"\n");
    assertThat(execute("logs", "gateway", "--lines", "1", "--json", "--data", folder.toString()))
        .isZero();
    assertThat(answer().path("service").asText()).isEqualTo("gateway");
    assertThat(answer().path("line").asText()).isEqualTo("said \"so\"");
  }

  @Test
  void keygen_asJson_namesBothKeys() throws IOException {
    assertThat(execute("release", "keygen", "--out", folder.toString(), "--json")).isZero();
    Path file = Path.of(answer().path("private_key").asText());
    assertThat(file).isRegularFile().hasParent(folder);
    assertThat(folder.resolve("release-key.pub")).hasContent(answer().path("trusted_key").asText());
  }

  @Test
  void sign_asJson_namesTheRelease() throws IOException {
    Path key = folder.resolve("key.pem");
    SigningKey.generate(key);
    Path release = Files.createDirectories(folder.resolve("birds"));
    Files.copy(Path.of("../../releases/drawn-birds/release.json"), release.resolve("release.json"));
    String[] words = {"release", "sign", release.toString(), "--key", key.toString(), "--json"};
    assertThat(execute(words)).isZero();
    assertThat(answer().path("release").asText()).isEqualTo(release.toString());
    assertThat(answer().path("signed").asBoolean()).isTrue();
    assertThat(release.resolve("release.json.sig")).exists();
  }

  private JsonNode answer() throws IOException {
    assertThat(answers.toString().lines()).hasSize(1);
    return new ObjectMapper().readTree(answers.toString());
  }

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));
    line.setOut(new PrintWriter(answers, true));
    return line.execute(arguments);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
