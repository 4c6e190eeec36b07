// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The configuration as a service reads it. */
final class TestConfig {

  private TestConfig() {}

  static ObjectStoreConfig of(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(ObjectStoreConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(ObjectStoreConfig.class);
  }
}
