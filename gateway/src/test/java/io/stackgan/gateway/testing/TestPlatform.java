// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.stackgan.contracts.Topics;
import io.stackgan.local.broker.KafkaBroker;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker, a store with the releases birds-1 and birds-2, and a pipeline that answers. */
public final class TestPlatform implements QuarkusTestResourceLifecycleManager {

  private KafkaBroker broker;
  private FakePipeline pipeline;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("gateway");
      broker = KafkaBroker.start(folder.resolve("kafka"), 0);
      broker.createTopics(Topics.all(), 3);
      ObjectStore store = new FolderObjectStore(folder.resolve("store"));
      TestReleases.promote(store, folder.resolve("release"), "birds-1", "birds-2");
      pipeline = new FakePipeline(broker.bootstrapServers(), store);
      return Map.of(
          "kafka.bootstrap.servers", broker.bootstrapServers(),
          "stackgan.store.type", "folder",
          "stackgan.store.folder", folder.resolve("store").toString(),
          "stackgan.gateway.deadline", "4s",
          "quarkus.http.test-port", "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    pipeline.close();
    broker.close();
  }
}
