// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tenants with a key each, which is their name and {@code -key}, and three jobs at once. */
public final class Tenants implements QuarkusTestProfile {

  private static final List<String> NAMES = List.of("north", "south", "java", "script");

  @Override
  public Map<String, String> getConfigOverrides() {
    String keys =
        NAMES.stream()
            .map(name -> name + ":" + hash(name + "-key"))
            .collect(Collectors.joining(","));
    return Map.of("stackgan.gateway.api-keys", keys, "stackgan.gateway.jobs.open-per-tenant", "3");
  }

  /** SHA-256, in hexadecimal digits. */
  public static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
