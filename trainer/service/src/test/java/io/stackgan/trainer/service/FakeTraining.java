// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.stackgan.trainer.cli.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A training command, built as the real one is, and three data sets. */
public final class FakeTraining implements QuarkusTestResourceLifecycleManager {

  static final String DATA = "fake.data";

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("trainer");
      for (String data : List.of("good", "broken", "endless")) {
        Files.createDirectories(folder.resolve("data").resolve(data));
      }
      Files.createDirectories(folder.resolve("target/lib"));
      packJar(folder.resolve("target/trainer-training.jar"));
      return Map.of(
          "stackgan.trainer.command",
          folder.resolve("target").toString(),
          "stackgan.trainer.runs",
          folder.resolve("runs").toString(),
          "stackgan.trainer.data-root",
          folder.resolve("data").toString(),
          "stackgan.trainer.state",
          folder.resolve("state").toString(),
          DATA,
          folder.resolve("data").toString(),
          "quarkus.http.test-port",
          "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void packJar(Path jar) throws IOException {
    String name = Main.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(file);
        InputStream code = Main.class.getClassLoader().getResourceAsStream(name)) {
      packed.putNextEntry(new JarEntry(name));
      code.transferTo(packed);
    }
  }

  @Override
  public void stop() {
    // nothing runs
  }
}
