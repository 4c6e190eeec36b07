// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesTest {

  private static final String MODULE = "program";

  @TempDir Path home;

  private Installation installation;
  private Path jar;

  /** A program that says where it has its own class from. */
  public static final class Program {
    public static void main(String[] arguments) {
      System.out.println("ran");
    }
  }

  @BeforeEach
  void buildModule() throws IOException {
    installation = new Installation(home);
    jar = Files.createDirectories(installation.target(MODULE)).resolve("program.jar");
    String entry = Program.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var code = Program.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      code.transferTo(out);
    }
    Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() - 5000));
  }

  @Test
  void archive_holdsTheClassesThatWereLoaded() throws Exception {
    record();

    List<String> options = new ArrayList<>(ClassArchives.of(installation).options(MODULE));
    options.add("-Xlog:class+load");

    assertThat(run(options))
        .anyMatch(
            line -> line.contains(Program.class.getName()) && line.contains("shared objects file"));
  }

  @Test
  void archive_ofAnEarlierBuild_isNotUsed() throws Exception {
    record();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 5000));

    assertThat(ClassArchives.of(installation).options(MODULE)).isEmpty();
  }

  @Test
  void missingArchive_isNotNeeded() {
    assertThat(ClassArchives.of(installation).options(MODULE)).isEmpty();
  }

  @Test
  void damagedArchive_isNotNeeded_andSaysNothing() throws Exception {
    record();
    List<String> options = ClassArchives.of(installation).options(MODULE);
    Path archive = Path.of(options.get(0).substring("-XX:SharedArchiveFile=".length()));
    Files.delete(archive);
    Files.write(archive, new byte[] {1, 2, 3});

    assertThat(run(options)).containsExactly("ran");
  }

  private void record() throws Exception {
    Path lists = Files.createDirectories(home.resolve("lists"));
    ClassArchives recorded = ClassArchives.recorded(installation, lists);
    assertThat(run(recorded.options(MODULE))).containsExactly("ran");
    new ProcessBuilder(recorded.dump(MODULE))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start()
        .waitFor();
    recorded.keep(MODULE);
  }

  private List<String> run(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.addAll(options);
    command.addAll(List.of("-cp", installation.runnable(MODULE), Program.class.getName()));
    File output = Files.createTempFile(home, "output", "").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(output.toPath());
  }
}
