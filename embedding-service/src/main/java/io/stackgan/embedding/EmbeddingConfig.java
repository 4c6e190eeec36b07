// SPDX-License-Identifier: Apache-2.0
package io.stackgan.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.ReleaseConfig;
import io.stackgan.tracing.TracingConfig;

/** All that can be set; a key below {@code stackgan} that is not here is an error. */
@ConfigMapping(prefix = "stackgan")
interface EmbeddingConfig {

  /** Where models run. */
  InferenceConfig inference();

  /** Which release serves. */
  ReleaseConfig releases();

  /** Where releases lie. */
  ObjectStoreConfig store();

  /** Where spans go. */
  TracingConfig tracing();

  /** Captions in one run of the model. */
  @WithDefault("64")
  int maxBatch();

  /**
   * Captions whose results are not stored yet; more than a batch, so that results are stored
   * meanwhile.
   */
  @WithDefault("256")
  int maxInFlight();

  /**
   * Captions taken over and not acknowledged yet: how many of bulk priority an interactive one can
   * overtake.
   */
  @WithDefault("1024")
  int readAhead();

  /** Threads that send results. */
  @WithDefault("2")
  int outputThreads();
}
