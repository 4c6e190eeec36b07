// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage2;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.ReleaseConfig;
import io.stackgan.tracing.TracingConfig;

/** All that can be set; a key below {@code stackgan} that is not here is an error. */
@ConfigMapping(prefix = "stackgan")
interface Stage2Config {

  /** Where models run. */
  InferenceConfig inference();

  /** Which release serves. */
  ReleaseConfig releases();

  /** Where releases and pictures lie. */
  ObjectStoreConfig store();

  /** Where spans go. */
  TracingConfig tracing();

  /** Pictures in one run of the model. */
  @WithDefault("4")
  int maxBatch();

  /**
   * Pictures whose results are not stored yet; more than a batch, so that results are stored
   * meanwhile.
   */
  @WithDefault("24")
  int maxInFlight();

  /**
   * Pictures taken over and not acknowledged yet: how many of bulk priority an interactive one can
   * overtake.
   */
  @WithDefault("512")
  int readAhead();

  /** Threads that encode and store results. */
  @WithDefault("4")
  int outputThreads();
}
