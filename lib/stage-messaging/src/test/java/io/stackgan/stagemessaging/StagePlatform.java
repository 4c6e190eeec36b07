// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.stackgan.contracts.Topics;
import io.stackgan.local.broker.KafkaBroker;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.TinyRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A broker with every topic, and a store with the release "a" in service, for a service's test. */
public final class StagePlatform implements QuarkusTestResourceLifecycleManager {

  public static final String RELEASE = "a";

  /** Held here, because a logger that nobody holds forgets its level. */
  private static final List<Logger> TALKATIVE =
      Stream.of("kafka", "state.change.logger", "org.apache.kafka").map(Logger::getLogger).toList();

  private Path folder;
  private KafkaBroker broker;

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("stage-platform");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    broker = KafkaBroker.start(folder.resolve("kafka"), 0);
    broker.createTopics(Topics.all(), 1);
    Path store = folder.resolve("store");
    ReleaseStore releases = new ReleaseStore(new FolderObjectStore(store));
    new TinyRelease(RELEASE, 20, folder.resolve(RELEASE)).publish(releases);
    releases.promote(RELEASE);
    return Map.of(
        "kafka.bootstrap.servers", broker.bootstrapServers(),
        "stackgan.store.type", "folder",
        "stackgan.store.folder", store.toString(),
        "stackgan.releases.cache", folder.resolve("cache").toString(),
        "quarkus.http.test-port", "0");
  }

  @Override
  public void stop() {
    broker.close();
  }
}
