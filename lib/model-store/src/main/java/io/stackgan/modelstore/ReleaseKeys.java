// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where releases lie in the store. */
final class ReleaseKeys {

  static final String MODELS = "models/";
  static final String ALIASES_FOLDER = "aliases";

  private static final Pattern MANIFEST_KEY =
      Pattern.compile(MODELS + "([^/]+)/" + ReleaseFolder.MANIFEST);

  private ReleaseKeys() {}

  static String manifest(String release) {
    return file(release, ReleaseFolder.MANIFEST);
  }

  static String signature(String release) {
    return file(release, ReleaseDocument.SIGNATURE);
  }

  static String file(String release, String path) {
    return MODELS + release + "/" + path;
  }

  static String alias(String alias) {
    return MODELS + ALIASES_FOLDER + "/" + alias + ".json";
  }

  /** The release whose manifest has that key. */
  static Optional<String> releaseOf(String key) {
    return Optional.of(MANIFEST_KEY.matcher(key))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(Names::isRelease);
  }
}
