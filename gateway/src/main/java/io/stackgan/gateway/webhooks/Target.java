// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import java.net.InetAddress;
import java.net.URI;

/**
 * Where a call goes.
 *
 * @param address of the host, checked; no other may be connected to
 */
public record Target(URI url, InetAddress address) {

  boolean isEncrypted() {
    return url.getScheme().equalsIgnoreCase("https");
  }

  int port() {
    return url.getPort() > 0 ? url.getPort() : isEncrypted() ? 443 : 80;
  }

  /** Path and query. */
  String path() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
