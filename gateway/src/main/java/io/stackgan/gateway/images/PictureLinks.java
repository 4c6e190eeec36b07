// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.stackgan.contracts.ImageKeys;
import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Where callers find pictures: at this gateway, under the key that they have in the store. */
@ApplicationScoped
class PictureLinks {

  private final GatewayConfig config;

  PictureLinks(GatewayConfig config) {
    this.config = config;
  }

  /**
   * @param origin what the caller's request was sent to
   */
  String to(String job, int index, URI origin) {
    return config
        .publicUrl()
        .orElse(origin)
        .resolve("/v1/" + ImageKeys.picture(job, index))
        .toString();
  }
}
