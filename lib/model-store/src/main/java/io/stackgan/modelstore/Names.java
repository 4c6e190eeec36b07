// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The form of keys, paths and names, none of which may lead out of its folder. */
final class Names {

  private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9._-]{1,255}";
  private static final Pattern PATH = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");
  private static final Pattern RELEASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final int MAX_PATH = 900;

  private Names() {}

  static boolean isPath(String text) {
    return text != null && text.length() <= MAX_PATH && PATH.matcher(text).matches();
  }

  static boolean isRelease(String text) {
    return text != null
        && RELEASE.matcher(text).matches()
        && !text.equals(ReleaseKeys.ALIASES_FOLDER);
  }

  static void checkKey(String key) {
    if (!isPath(key)) {
      throw new IllegalArgumentException("'" + key + "' is no key of an object");
    }
  }

  static void checkFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + " is no file");
    }
  }

  static void checkPrefix(String prefix) {
    if (!prefix.isEmpty() && !isPath(prefix.replaceFirst("/$", ""))) {
      throw new IllegalArgumentException("'" + prefix + "' is no prefix of an object's key");
    }
  }
}
