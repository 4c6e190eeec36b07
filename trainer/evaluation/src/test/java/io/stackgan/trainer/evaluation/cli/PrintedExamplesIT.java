// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.helpexamples.HelpExamples;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseImporter;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.trainer.dataset.birds.DrawnBirds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What help shows works as printed, with few pictures, in a folder that has what it names. */
class PrintedExamplesIT {

  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path SHIPPED = CHECKOUT.resolve("releases/drawn-birds");
  private static final int BIRDS = 100;

  @TempDir static Path folder;

  static List<String> examples() {
    return HelpExamples.of(Main.commandLine());
  }

  @BeforeAll
  static void prepare() throws IOException {
    new DrawnBirds(1).draw(folder.resolve("birds"), BIRDS, 1, done -> {});
    Files.createDirectories(folder.resolve("runs/first"));
    Files.createSymbolicLink(folder.resolve("runs/first/release"), SHIPPED);
    ReleaseStore store = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
    new ReleaseImporter(store, PrintedExamplesIT.class.getClassLoader()).importFolder(SHIPPED);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_works(String example) throws Exception {
    List<String> words = HelpExamples.arguments(example);
    List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
    arguments.addAll(List.of("--samples", "40", "--cache", "cache"));
    if (!arguments.contains("--data")) {
      arguments.addAll(List.of("--data", "birds"));
    }
    Process process = start(arguments);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("Fréchet distance, 64×64", "The report with all protocols is ");
    if (arguments.contains("--json")) {
      assertThat(folder.resolve("scores.json")).exists();
    }
  }

  private static Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(Main.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Not as an argument: the inference engine does not bear long command lines.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("STACKGAN_HOME", CHECKOUT.toString());
    builder.environment().put("STACKGAN_STORE_TYPE", "folder");
    builder.environment().put("STACKGAN_STORE_FOLDER", folder.resolve("store").toString());
    return builder.directory(folder.toFile()).start();
  }
}
