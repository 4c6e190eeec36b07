// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.stackgan.modelstore.signing.TrustedKeys;
import java.util.List;
import java.util.Optional;

/** Which releases may be used, by who signed them. */
public final class ReleaseTrust {

  private final TrustedKeys keys;
  private final boolean required;

  private ReleaseTrust(TrustedKeys keys, boolean required) {
    this.keys = keys;
    this.required = required;
  }

  /** Anybody's, signed or not. */
  public static ReleaseTrust everybody() {
    return new ReleaseTrust(TrustedKeys.of(List.of()), false);
  }

  /**
   * @param keys whose signatures count; a signature of anybody else is refused in any case, unless
   *     there are no keys at all
   * @param required whether a release without signature is refused too
   * @throws IllegalArgumentException when a signature is required, but there are no keys
   */
  public static ReleaseTrust of(TrustedKeys keys, boolean required) {
    if (required && keys.isEmpty()) {
      throw new IllegalArgumentException(
          "stackgan.releases.require-signature needs stackgan.releases.trusted-keys");
    }
    return new ReleaseTrust(keys, required);
  }

  /** What speaks against the release, or nothing. */
  public Optional<String> objection(ReleaseDocument document) {
    if (document.signature().isEmpty()) {
      return required
          ? Optional.of("is not signed, and only signed releases may serve")
          : Optional.empty();
    }
    return keys.isEmpty() || keys.signed(document.json(), document.signature().get())
        ? Optional.empty()
        : Optional.of(
            "has a signature that none of the trusted keys made: release.json or the signature was"
                + " changed, or somebody else signed it");
  }

  void check(ReleaseDocument document) {
    objection(document)
        .ifPresent(
            objection -> {
              throw new ReleaseException(
                  "release " + document.manifest().release() + " " + objection);
            });
  }
}
