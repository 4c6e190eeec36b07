// SPDX-License-Identifier: Apache-2.0
package io.stackgan.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.onnxserving.DeviceChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingConfigTest {

  @Test
  void defaults_suitOneMachine() {
    EmbeddingConfig config = config(Map.of("java.io.tmpdir", "/scratch"));

    assertThat(config.inference().device()).isEqualTo(DeviceChoice.AUTO);
    assertThat(config.inference().threads()).isEqualTo(1);
    assertThat(config.releases().alias()).isEqualTo("production");
    assertThat(config.releases().pollInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.releases().cache()).isEqualTo(Path.of("/scratch/stackgan-models"));
    assertThat(config.store().type()).isEqualTo(ObjectStoreConfig.Type.S3);
    assertThat(config.tracing().endpoint()).isEmpty();
    assertThat(config.tracing().share()).isEqualTo(1);
    assertThat(config.maxBatch()).isEqualTo(64);
    assertThat(config.maxInFlight()).isEqualTo(256);
    assertThat(config.readAhead()).isEqualTo(1024);
    assertThat(config.outputThreads()).isEqualTo(2);
  }

  @Test
  void everyKey_canBeSet() {
    EmbeddingConfig config =
        config(
            Map.ofEntries(
                Map.entry("stackgan.inference.device", "gpu"),
                Map.entry("stackgan.inference.threads", "2"),
                Map.entry("stackgan.releases.alias", "canary"),
                Map.entry("stackgan.releases.poll-interval", "PT10S"),
                Map.entry("stackgan.releases.cache", "/models"),
                Map.entry("stackgan.store.type", "folder"),
                Map.entry("stackgan.store.folder", "/data"),
                Map.entry("stackgan.max-batch", "3"),
                Map.entry("stackgan.max-in-flight", "9"),
                Map.entry("stackgan.read-ahead", "90"),
                Map.entry("stackgan.output-threads", "1")));

    assertThat(config.inference().device()).isEqualTo(DeviceChoice.GPU);
    assertThat(config.inference().threads()).isEqualTo(2);
    assertThat(config.releases().alias()).isEqualTo("canary");
    assertThat(config.releases().pollInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.releases().cache()).isEqualTo(Path.of("/models"));
    assertThat(config.store().folder()).contains(Path.of("/data"));
    assertThat(config.maxBatch()).isEqualTo(3);
    assertThat(config.maxInFlight()).isEqualTo(9);
    assertThat(config.readAhead()).isEqualTo(90);
    assertThat(config.outputThreads()).isEqualTo(1);
  }

  @Test
  void unknownKey_isAnError() {
    assertThatThrownBy(() -> config(Map.of("stackgan.max-bach", "3")))
        .hasMessageContaining("stackgan.max-bach");
  }

  private static EmbeddingConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .withMapping(EmbeddingConfig.class)
        .withValidateUnknown(true)
        .build()
        .getConfigMapping(EmbeddingConfig.class);
  }
}
