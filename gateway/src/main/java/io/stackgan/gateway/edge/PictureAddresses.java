// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;

/**
 * Where pictures are found: at this gateway, under the key that they have in the store. Where
 * callers need keys, a link is signed and expires.
 */
@ApplicationScoped
public class PictureAddresses {

  private final GatewayConfig config;
  private static final int SHORTEST_SECRET = 32;

  private final ApiKeys keys;
  private final LinkSignatures signatures;

  PictureAddresses(GatewayConfig config, ApiKeys keys) {
    this.config = config;
    this.keys = keys;
    this.signatures = new LinkSignatures(secret(config, keys));
  }

  /**
   * @throws IllegalStateException where everybody could sign
   */
  static byte[] secret(GatewayConfig config, ApiKeys keys) {
    if (config.linkSecret().isPresent()) {
      String secret = config.linkSecret().get();
      if (secret.length() < SHORTEST_SECRET) {
        throw new IllegalStateException(
            "stackgan.gateway.link-secret must have at least 32 characters");
      }
      return secret.getBytes(UTF_8);
    }
    if (keys.areNone() && config.oidc().issuer().isPresent()) {
      throw new IllegalStateException(
          "Set stackgan.gateway.link-secret: with tokens and no keys there is nothing to sign links"
              + " to pictures with");
    }
    return keys.commonSecret();
  }

  /**
   * @param file the picture's key in the store, or another file of it, maybe with a query
   * @param origin what the caller's request was sent to
   */
  public String of(String file, URI origin) {
    String link = "/v1/" + file;
    return config.publicUrl().orElse(origin).resolve(isOpen() ? link : signed(link)).toString();
  }

  private boolean isOpen() {
    return keys.areNone() && config.oidc().issuer().isEmpty();
  }

  private String signed(String link) {
    int query = link.indexOf('?');
    String path = query < 0 ? link : link.substring(0, query);
    return link
        + (query < 0 ? "?" : "&")
        + signatures.sign(path, Instant.now().plus(config.linkLifetime()));
  }

  boolean isSigned(String path, String expires, String signature, Instant now) {
    return signatures.isValid(path, expires, signature, now);
  }
}
