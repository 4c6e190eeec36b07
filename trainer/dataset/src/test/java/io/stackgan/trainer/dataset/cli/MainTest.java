// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String birds;

  @BeforeEach
  void name() {
    birds = folder.resolve("birds").toString();
  }

  @Test
  void drawnBirds_passTheCheck() throws IOException {
    Path json = folder.resolve("check.json");

    assertThat(run("draw-birds", "--out", birds, "--images", "5")).isZero();
    assertThat(run("check", birds, "--json", json.toString())).isZero();

    JsonNode rows = new ObjectMapper().readTree(json.toFile()).get("rows");
    assertThat(rows.get(0).get("name").asText()).isEqualTo("training images");
    assertThat(rows.get(0).get("value").asInt()).isEqualTo(4);
    assertThat(rows.get(rows.size() - 1).get("met").asBoolean()).isTrue();
  }

  @Test
  void madeSplit_isToldByTheCheck() throws IOException {
    run("draw-birds", "--out", birds, "--images", "3");
    Files.delete(folder.resolve("birds/train_test_split.txt"));

    assertThat(run("check", birds)).isZero();
    assertThat(out.toString()).contains("made here, the same each time: the data has none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"draw-birds", "from-pictures", "check", "sheet"})
  void help_showsAnExample(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).containsPattern("Example:\\s+\\./stackgan dataset " + command + " ");
  }

  @Test
  void sheet_isAPicture() throws IOException {
    Path sheet = folder.resolve("new/sheet.png");

    run("draw-birds", "--out", birds, "--images", "2");

    assertThat(run("sheet", birds, "--out", sheet.toString())).isZero();
    assertThat(ImageIO.read(sheet.toFile())).isNotNull();
  }

  @Test
  void faults_areNamedAndGiveAnotherExitCode() throws IOException {
    run("draw-birds", "--out", birds, "--images", "1");
    Files.writeString(folder.resolve("birds/train_test_split.txt"), "1 1\n2 1\n");

    assertThat(run("check", birds)).isOne();
    assertThat(out.toString()).contains("train_test_split.txt:2: id 2 is not in images.txt");
  }

  @Test
  void folderInUse_isAClearRefusal() throws IOException {
    run("draw-birds", "--out", birds, "--images", "1");

    assertThat(run("draw-birds", "--out", birds, "--images", "1")).isOne();
    assertThat(err.toString()).contains("is not empty").doesNotContain("Exception");
  }

  @Test
  void numberBelowOne_isRefused() {
    assertThat(run("draw-birds", "--out", birds, "--images", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--images must be 1 or more, not 0.");
  }

  @Test
  void missingFolder_isAClearError() {
    assertThat(run("check", birds)).isOne();
    assertThat(err.toString()).contains("is not a folder");
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
