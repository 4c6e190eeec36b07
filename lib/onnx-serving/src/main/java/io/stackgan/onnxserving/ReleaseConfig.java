// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.smallrye.config.WithDefault;
import io.stackgan.modelstore.ReleaseTrust;
import io.stackgan.modelstore.signing.TrustedKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  /** Public keys whose signatures count, as {@code release keygen} prints them. */
  Optional<List<String>> trustedKeys();

  /** Whether a release that none of the keys signed is refused; the old one serves on then. */
  @WithDefault("false")
  boolean requireSignature();

  /** Whose releases the service takes. */
  static ReleaseTrust trust(ReleaseConfig config) {
    return ReleaseTrust.of(
        TrustedKeys.of(config.trustedKeys().orElse(List.of())), config.requireSignature());
  }
}
