// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Which release a service runs; its configuration has it under {@code stackgan.releases}. */
public interface ReleaseConfig {

  /** The alias that names the release in service. */
  @WithDefault("production")
  String alias();

  /** How often the alias is read, in case its announcement is missed. */
  @WithDefault("PT2S")
  Duration pollInterval();

  /** Folder for downloaded models; what it holds is verified before use and may be deleted. */
  @WithDefault("${java.io.tmpdir}/stackgan-models")
  Path cache();
}
