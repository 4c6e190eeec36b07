// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The files of this checkout. */
final class Checkout {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Checkout() {}

  static Path path(String relative) {
    return ROOT.resolve(relative).normalize();
  }

  static String text(String relative) {
    try {
      return Files.readString(path(relative));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + relative, e);
    }
  }

  static Properties properties(String relative) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(Files.newInputStream(path(relative)), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + relative, e);
    }
    return properties;
  }

  /** The version that images are tagged with. */
  static String projectVersion() {
    return text("pom.xml").replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1");
  }
}
