// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.modelstore.ReleaseDocument;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseJson;
import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.onnxserving.TinyRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyReleaseTest {

  @TempDir Path scratch;

  private final StringWriter said = new StringWriter();
  private Path folder;
  private Path trusted;

  @BeforeEach
  void sign() throws IOException {
    folder = scratch.resolve("release");
    Files.write(
        Files.createDirectories(folder).resolve(ReleaseFolder.MANIFEST),
        ReleaseJson.encode(new TinyRelease("tiny-1", 1, folder).write()));
    trusted = scratch.resolve("trusted.pub");
    Path key = scratch.resolve("key.pem");
    Files.writeString(trusted, SigningKey.generate(key) + "\n");
    release().sign(SigningKey.read(key));
  }

  @Test
  void signedRelease_isSound() {
    assertThat(verify(trusted)).isZero();
    assertThat(said.toString())
        .contains("ok   signature", "ok   encoder", "ok   stage1", "ok   stage2")
        .contains("tiny-1 is what its maker signed, and works");
  }

  @Test
  void changedModel_isRefusedByItsSha256() throws IOException {
    Files.write(folder.resolve("stage1/model.onnx"), new byte[1], StandardOpenOption.APPEND);

    assertThat(verify(trusted)).isOne();
    assertThat(said.toString()).contains("stage1/model.onnx");
  }

  @Test
  void changedManifest_isRefusedByItsSignature() throws IOException {
    Path manifest = folder.resolve(ReleaseFolder.MANIFEST);
    Files.writeString(manifest, Files.readString(manifest).replace("tiny-1", "tiny-2"));

    assertThat(verify(trusted)).isOne();
    assertThat(said.toString()).contains("BAD  signature", "was changed", "tiny-2 must not serve");
  }

  @Test
  void signatureOfSomebodyElse_isRefused() throws IOException {
    Path stranger = scratch.resolve("stranger.pub");
    Files.writeString(stranger, SigningKey.generate(scratch.resolve("stranger.pem")));

    assertThat(verify(stranger)).isOne();
    assertThat(said.toString()).contains("BAD  signature", "somebody else signed it");
  }

  @Test
  void unsignedRelease_isRefused() throws IOException {
    Files.delete(folder.resolve(ReleaseDocument.SIGNATURE));

    assertThat(verify(trusted)).isOne();
    assertThat(said.toString()).contains("is not signed");
  }

  @Test
  void recordedScores_needANewSignature() throws IOException {
    release().record(Map.of("samples", 5000));

    assertThat(release().manifest().scores()).containsEntry("samples", 5000);
    assertThat(verify(trusted)).isOne();
    assertThat(said.toString()).contains("is not signed");
  }

  @Test
  void asJson_eachCheckHasItsFault() throws IOException {
    Files.delete(folder.resolve(ReleaseDocument.SIGNATURE));

    assertThat(verify(trusted, "--json")).isOne();
    JsonNode answer = new ObjectMapper().readTree(said.toString());
    assertThat(answer.path("release").asText()).isEqualTo("tiny-1");
    assertThat(answer.path("sound").asBoolean(true)).isFalse();
    assertThat(answer.at("/checks/0/what").asText()).startsWith("signature");
    assertThat(answer.at("/checks/0/fault").asText()).contains("is not signed");
  }

  private ReleaseFolder release() {
    return ReleaseFolder.open(folder, getClass().getClassLoader());
  }

  private int verify(Path keys, String... more) {
    PrintWriter writer = new PrintWriter(said, true);
    CommandLine line = Main.commandLine().setOut(writer).setErr(writer);
    List<String> words = new ArrayList<>(List.of("verify-release", folder.toString()));
    words.addAll(List.of("--trust", keys.toString()));
    words.addAll(List.of(more));
    return line.execute(words.toArray(String[]::new));
  }
}
