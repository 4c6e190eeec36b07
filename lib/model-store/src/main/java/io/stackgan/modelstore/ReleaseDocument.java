// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.Optional;

/**
 * A {@code release.json} to the byte, which is what is signed, and its signature.
 *
 * @param signature Ed25519, 64 bytes; empty when nobody signed
 */
public record ReleaseDocument(ReleaseManifest manifest, byte[] json, Optional<byte[]> signature) {

  /** The name of the signature's file beside release.json. */
  public static final String SIGNATURE = ReleaseFolder.MANIFEST + ".sig";

  /**
   * @throws ReleaseException when it is no manifest
   */
  static ReleaseDocument of(byte[] json, Optional<byte[]> signature) {
    return new ReleaseDocument(ReleaseJson.manifest(json), json, signature);
  }

  /** Sha256 of the manifest, and so of all that belongs to the release. */
  public String fingerprint() {
    return Sha256.of(json);
  }
}
