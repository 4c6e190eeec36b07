// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.onnxserving.ReleaseConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Follows the alias every tenth of a second, and trusts everybody. */
record TestReleases(Path cache) implements ReleaseConfig {

  @Override
  public String alias() {
    return "production";
  }

  @Override
  public Duration pollInterval() {
    return Duration.ofMillis(100);
  }

  @Override
  public Optional<List<String>> trustedKeys() {
    return Optional.empty();
  }

  @Override
  public boolean requireSignature() {
    return false;
  }
}
