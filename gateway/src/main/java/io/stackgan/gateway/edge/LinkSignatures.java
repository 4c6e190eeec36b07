// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Links that open a path without a key until they expire: HMAC-SHA-256 of path and time. */
final class LinkSignatures {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  LinkSignatures(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The query that makes the path a signed link. */
  String sign(String path, Instant expires) {
    long seconds = expires.getEpochSecond();
    return "expires=" + seconds + "&signature=" + HexFormat.of().formatHex(mac(path, seconds));
  }

  boolean isValid(String path, String expires, String signature, Instant now) {
    try {
      long seconds = Long.parseLong(expires);
      byte[] given = HexFormat.of().parseHex(signature);
      return MessageDigest.isEqual(mac(path, seconds), given) && now.getEpochSecond() < seconds;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private byte[] mac(String path, long expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal((path + "\n" + expires).getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
