// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void preparedDataset_isNotPreparedAgain() throws IOException {
    String birds = folder.resolve("birds").toString();
    String runs = folder.resolve("runs").toString();
    assertThat(run("draw-birds", "--out", birds, "--images", "5")).isZero();

    assertThat(run("prepare", birds, "--runs", runs)).isZero();
    assertThat(out.toString())
        .contains("4 training images and 1 test images")
        .contains("Packing 4 pictures at 76×76 and 304×304 pixels, once")
        .contains("distinct captions, once")
        .contains("Prepared in " + runs);
    try (Stream<Path> files = Files.walk(folder.resolve("runs/cache"))) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> file.getFileName().toString())
          .contains("train-76.rgb", "train-304.rgb", "all-minilm-l6-v2.f32")
          .noneMatch(name -> name.endsWith(".part") || name.endsWith(".blocks"));
    }

    out.getBuffer().setLength(0);
    assertThat(run("prepare", birds, "--runs", runs)).isZero();
    assertThat(out.toString()).doesNotContain("once");
  }

  @Test
  void unreadableImage_isNamedWithWhatToDo() throws IOException {
    String birds = folder.resolve("birds").toString();
    run("draw-birds", "--out", birds, "--images", "2");
    try (Stream<Path> files = Files.walk(folder.resolve("birds/images"))) {
      for (Path image : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(image, "no image");
      }
    }

    assertThat(run("prepare", birds, "--runs", folder.resolve("runs").toString())).isOne();
    assertThat(err.toString())
        .contains(".jpg: is not a JPEG, PNG, WebP, GIF or BMP image")
        .contains("dataset check")
        .doesNotContain("Exception");
  }

  @Test
  void help_namesEveryCommandAndAnExample() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("draw-birds", "from-pictures", "check", "prepare", "sheet");
    assertThat(run("prepare", "--help")).isZero();
    assertThat(out.toString()).contains("Example: ./stackgan dataset prepare ", "--layout");
  }

  @Test
  void missingFolder_isAClearError() {
    assertThat(run("prepare", folder.resolve("absent").toString())).isOne();
    assertThat(err.toString()).contains("is not a folder").doesNotContain("Exception");
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
