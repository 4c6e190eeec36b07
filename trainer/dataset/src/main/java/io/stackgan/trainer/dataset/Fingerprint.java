// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over what was read. Image files count by path and size: hashing gigabytes is slow. */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Path folder, List<Sample> samples, List<String> classNames) {
    MessageDigest digest = sha256();
    classNames.forEach(name -> add(digest, name));
    for (Sample sample : samples) {
      add(digest, sample.id());
      add(digest, folder.relativize(sample.image()).toString().replace('\\', '/'));
      add(digest, Long.toString(size(sample.image())));
      add(digest, sample.classIndex() + " " + sample.split() + " " + sample.box());
      add(digest, Integer.toString(sample.captions().size()));
      sample.captions().forEach(caption -> add(digest, caption));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the size of " + file, e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
