// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user gets wrong ends in a line that says what to do. */
class MainTest {

  private final StringWriter errors = new StringWriter();

  @TempDir Path folder;

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors, true));
    return line.execute(arguments);
  }

  private int train(String... more) {
    String[] arguments = new String[7 + more.length];
    String data = folder.resolve("data").toString();
    String runs = folder.toString();
    String[] base = {"train", "--data", data, "--run", "one", "--runs", runs};
    System.arraycopy(base, 0, arguments, 0, 7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    return run(arguments);
  }

  private void assertOneLine(String part) {
    assertThat(errors.toString().strip()).contains(part).doesNotContain("\n");
  }

  @Test
  void train_withoutDataSet() {
    assertThat(train()).isNotZero();
    assertOneLine("is not a folder");
  }

  @Test
  void train_unknownPreset() {
    assertThat(train("--preset", "huge")).isNotZero();
    assertOneLine("There is no preset huge");
  }

  @Test
  void train_unknownSetting() {
    assertThat(train("--set", "bach=3")).isNotZero();
    assertOneLine("bach");
  }

  @Test
  void train_nameThatNoReleaseCanHave() {
    assertThat(run("train", "--data", "data", "--run", "my birds")).isNotZero();
    assertOneLine("'my birds' cannot name a run");
  }

  @Test
  void train_existingRun() throws IOException {
    Files.createDirectories(folder.resolve("one"));
    Files.writeString(folder.resolve("one/run.properties"), "");
    assertThat(train()).isNotZero();
    assertOneLine("--resume");
  }

  @Test
  void resume_withoutRun() {
    assertThat(train("--resume")).isNotZero();
    assertOneLine("leave out --resume");
  }

  @Test
  void train_onEmbeddingsAlone_needsTheirEncoder_beforeAnythingIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("captions.safetensors"), "");
    assertThat(train("--encoder", file.toString())).isNotZero();
    assertOneLine("--encoder-model");
  }

  @Test
  void train_outcomeThatCannotBeWritten_isRefusedBeforeAnythingIsRead() {
    Path file = folder.resolve("nowhere/outcome.json");
    assertThat(train("--json", file.toString())).isNotZero();
    assertOneLine("name a file in a folder that exists");
  }

  @Test
  void trainEncoder_unknownSetting() {
    assertThat(run("train-encoder", "--data", "data", "--run", "words", "--set", "encoder.widht=3"))
        .isNotZero();
    assertOneLine("encoder.widht");
  }
}
