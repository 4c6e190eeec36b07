// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender and its receiver share, as Standard Webhooks has it. */
record Secret(byte[] key) {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;

  /**
   * @param text Base64, with or without {@code whsec_}
   * @throws IllegalArgumentException when it is not, or too short
   */
  static Secret parse(String text) {
    byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(6) : text);
    if (key.length < SHORTEST) {
      throw new IllegalArgumentException(key.length + " bytes");
    }
    return new Secret(key);
  }

  /** Another secret, which does not give this one away. */
  Secret of(String tenant) {
    return new Secret(hmac(("webhooks of " + tenant).getBytes(UTF_8)));
  }

  /** The value of {@code webhook-signature}. */
  String sign(String id, long timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(UTF_8);
    byte[] signed = new byte[head.length + body.length];
    System.arraycopy(head, 0, signed, 0, head.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    return "v1," + Base64.getEncoder().encodeToString(hmac(signed));
  }

  /** What receivers are configured with. */
  String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  private byte[] hmac(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
