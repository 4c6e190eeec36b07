// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import io.stackgan.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A secret for each tenant, so that none can sign as if for another. */
@ApplicationScoped
class Secrets {

  /** No tenant's name, since those are not empty. */
  private static final String NOBODY = "";

  private final Optional<Secret> root;

  Secrets(GatewayConfig config) {
    this.root = config.webhooks().secret().map(Secrets::parse);
  }

  private static Secret parse(String text) {
    try {
      return Secret.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "stackgan.gateway.webhooks.secret must be Base64 of at least 24 bytes, as openssl rand"
              + " -base64 32 prints it",
          e);
    }
  }

  /** Empty where webhooks are off. */
  Optional<Secret> of(Optional<String> tenant) {
    return root.map(secret -> secret.of(tenant.orElse(NOBODY)));
  }
}
