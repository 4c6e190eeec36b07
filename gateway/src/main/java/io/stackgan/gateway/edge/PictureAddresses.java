// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

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
  private final ApiKeys keys;
  private final LinkSignatures signatures;

  PictureAddresses(GatewayConfig config, ApiKeys keys) {
    this.config = config;
    this.keys = keys;
    this.signatures = new LinkSignatures(keys.commonSecret());
  }

  /**
   * @param file the picture's key in the store, or another file of it, maybe with a query
   * @param origin what the caller's request was sent to
   */
  public String of(String file, URI origin) {
    String link = "/v1/" + file;
    return config
        .publicUrl()
        .orElse(origin)
        .resolve(keys.areNone() ? link : signed(link))
        .toString();
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
