// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store with the releases birds-1 and birds-2, the second in service, and no broker. */
public class StoreAlone implements QuarkusTestResourceLifecycleManager {

  private static final String LEVEL = "quarkus.log.category.\"%s\".level";

  /** Nothing listens on port 1. */
  private static final String NO_BROKER = "127.0.0.1:1";

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("gateway");
      ObjectStore store = new FolderObjectStore(folder.resolve("store"));
      TestReleases.promote(store, folder.resolve("release"), "birds-1", "birds-2");
      Map<String, String> settings = new HashMap<>();
      settings.put("kafka.bootstrap.servers", brokerBeside(store, folder));
      settings.put("stackgan.store.type", "folder");
      settings.put("stackgan.store.folder", folder.resolve("store").toString());
      settings.put("stackgan.gateway.deadline", "15s");
      settings.put("stackgan.gateway.jobs.grace", "1s");
      settings.put("stackgan.gateway.releases-max-age", "200ms");
      settings.put("stackgan.gateway.webhooks.secret", "c".repeat(40));
      settings.put("stackgan.gateway.webhooks.allowed-hosts", "127.0.0.1");
      settings.put("stackgan.gateway.webhooks.first-pause", "100ms");
      settings.put("quarkus.http.test-port", "0");
      List.of("kafka", "state.change.logger", "org.apache.kafka")
          .forEach(broker -> settings.put(LEVEL.formatted(broker), "ERROR"));
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The broker's address. */
  String brokerBeside(ObjectStore store, Path folder) {
    return NO_BROKER;
  }

  @Override
  public void stop() {
    // nothing runs
  }
}
