// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.testing.FrozenServer;
import io.stackgan.gateway.testing.TestReleases;
import io.stackgan.local.objectstore.ObjectStoreServer;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

  private static final String KEY = "test-key";

  @TempDir Path folder;

  /** It takes connections and requests, and never says a word. */
  @Test
  void storeThatHangs_holdsUpNobody_whileReleasesAreKnown() throws Exception {
    try (ObjectStoreServer server =
            ObjectStoreServer.start(folder.resolve("objects"), 0, KEY, KEY);
        FrozenServer between = new FrozenServer(server.endpoint().getPort())) {
      ReleaseStore store = new ReleaseStore(ObjectStores.open(config(between.port())));
      TestReleases.publish(store, folder.resolve("release"), "birds");
      store.promote("birds");
      Releases releases = new Releases(store, Duration.ofMillis(1));
      assertThat(releases.current().await().indefinitely()).contains("birds");

      between.freeze();

      for (int call = 0; call < 3; call++) {
        Thread.sleep(10);
        assertThat(releases.of("job-" + call).await().atMost(Duration.ofSeconds(4)))
            .contains("birds");
      }
    }
  }

  @Test
  void storeThatHangs_isAskedOnce_howeverManyCall() throws Exception {
    try (ObjectStoreServer server =
            ObjectStoreServer.start(folder.resolve("objects"), 0, KEY, KEY);
        FrozenServer between = new FrozenServer(server.endpoint().getPort())) {
      ReleaseStore store = new ReleaseStore(ObjectStores.open(config(between.port())));
      TestReleases.publish(store, folder.resolve("release"), "birds");
      store.promote("birds");
      Releases releases = new Releases(store, Duration.ofMillis(1));
      assertThat(releases.current().await().indefinitely()).contains("birds");

      between.freeze();

      List<Uni<Optional<String>>> calls = new ArrayList<>();
      for (int call = 0; call < 500; call++) {
        calls.add(releases.current());
      }
      List<Optional<String>> answers =
          Uni.join().all(calls).andFailFast().await().atMost(Duration.ofSeconds(4));
      assertThat(answers).containsOnly(Optional.of("birds"));
    }
  }

  @Test
  void withoutAReleaseOrAStore_callersAreTold() throws Exception {
    ReleaseStore store;
    try (ObjectStoreServer server =
        ObjectStoreServer.start(folder.resolve("objects"), 0, KEY, KEY)) {
      store = new ReleaseStore(ObjectStores.open(config(server.endpoint().getPort())));
      assertThat(refusal(store)).isEqualTo("no_release");
    }
    assertThat(refusal(store)).isEqualTo("store_unavailable");
  }

  private static String refusal(ReleaseStore store) {
    Releases releases = new Releases(store, Duration.ofSeconds(1));
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> releases.resolve(Optional.empty()).await().atMost(Duration.ofSeconds(20)));
    assertThat(refused.status()).isEqualTo(503);
    return refused.error().code();
  }

  private static ObjectStoreConfig config(int port) {
    Map<String, String> settings =
        Map.of(
            "stackgan.store.endpoint", "http://127.0.0.1:" + port,
            "stackgan.store.access-key", KEY,
            "stackgan.store.secret-key", KEY);
    return new SmallRyeConfigBuilder()
        .withMapping(ObjectStoreConfig.class)
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(ObjectStoreConfig.class);
  }
}
