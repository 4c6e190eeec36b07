// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What can be set for the trainer's service. */
@ConfigMapping(prefix = "stackgan.trainer")
interface TrainerConfig {

  /** Where the training command was built: its jar, and {@code lib/} with what it needs. */
  @WithDefault("trainer/training/target")
  Path command();

  /** The folder that data sets must lie in. */
  @WithDefault(".")
  Path dataRoot();

  /** The folder of all runs, the same that {@code ./stackgan train} uses. */
  @WithDefault("runs")
  Path runs();

  /** Where this service keeps what it knows of its runs, and what they print. */
  @WithDefault(".stackgan/training-runs")
  Path state();
}
