// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.helpexamples.HelpExamples;
import io.stackgan.trainer.dataset.birds.DrawnBirds;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What help shows works as printed, in a folder that has what it names. */
class PrintedExamplesIT {

  private static final int BIRDS = 20;

  @TempDir Path folder;

  static List<String> examples() {
    return HelpExamples.of(Main.commandLine());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_works(String example) throws Exception {
    List<String> words = HelpExamples.arguments(example);
    prepareFor(words.get(1));
    Process process = start(words.subList(1, words.size()));
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    int out = words.indexOf("--out");
    assertThat(folder.resolve(out < 0 ? "birds" : words.get(out + 1))).exists();
  }

  private void prepareFor(String command) throws IOException {
    switch (command) {
      case "draw-birds" -> {}
      case "from-pictures" -> {
        captioned("birds");
        captioned("flowers");
      }
      default -> new DrawnBirds(1).draw(folder.resolve("birds"), BIRDS, 1, done -> {});
    }
  }

  private void captioned(String kind) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve(kind));
    BufferedImage picture = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "png", pictures.resolve("one.png").toFile());
    Files.writeString(pictures.resolve("one.txt"), "a picture of " + kind + "\n");
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(Main.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Not as an argument: the inference engine does not bear long command lines.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.directory(folder.toFile()).start();
  }
}
