// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.util.Map;

/** What a program needs to talk to a platform's broker and store, as environment variables. */
public final class ClientSettings {

  private ClientSettings() {}

  public static Map<String, String> of(PlatformState platform, Secrets secrets) {
    return of(platform.ports(), secrets);
  }

  static Map<String, String> of(PlatformPorts ports, Secrets secrets) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + ports.kafka(),
        "STACKGAN_STORE_TYPE",
        "s3",
        "STACKGAN_STORE_ENDPOINT",
        "http://127.0.0.1:" + ports.objectStore(),
        "STACKGAN_STORE_ACCESS_KEY",
        secrets.accessKey(),
        "STACKGAN_STORE_SECRET_KEY",
        secrets.secretKey());
  }
}
