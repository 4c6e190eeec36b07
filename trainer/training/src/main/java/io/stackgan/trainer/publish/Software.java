// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.stackgan.trainer.training.engine.Engine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What made a release: versions, and the commit where the code runs from a checkout. */
final class Software {

  private Software() {}

  static Map<String, Object> versions() {
    Map<String, Object> versions = new LinkedHashMap<>();
    commit().ifPresent(commit -> versions.put("commit", commit));
    versions.put("java", Runtime.version().toString());
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("engine", Engine.name());
    return versions;
  }

  /** Of the checkout that the code was built in; none where it runs outside, or without git. */
  private static Optional<String> commit() {
    try {
      Path code =
          Path.of(Software.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return output(code.toAbsolutePath().getParent(), "git", "rev-parse", "HEAD");
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> output(Path folder, String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
