// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The keys of the platform's object store, made once for each data folder. */
public record Secrets(String accessKey, String secretKey) {

  /** Reads the file, or makes it readable for its owner alone. */
  static Secrets in(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new PlatformException("Cannot use " + file + ": " + e.getMessage(), e);
    }
  }

  private static Secrets read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String accessKey = properties.getProperty("accessKey");
    String secretKey = properties.getProperty("secretKey");
    if (accessKey == null || secretKey == null) {
      throw new PlatformException(
          file + " is damaged: delete it and start the platform again to get new keys");
    }
    return new Secrets(accessKey, secretKey);
  }

  private static void make(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("accessKey", "stackgan-" + random(4));
    properties.setProperty("secretKey", random(32));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(fresh)) {
      properties.store(writer, "Keys of this platform's object store");
    }
    Files.move(fresh, file);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public String toString() {
    return "Secrets[accessKey=" + accessKey + "]";
  }
}
