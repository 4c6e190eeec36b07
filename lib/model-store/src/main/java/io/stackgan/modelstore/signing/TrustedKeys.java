// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Ed25519 public keys whose owners may sign releases. */
public final class TrustedKeys {

  private static final int SIGNATURE_BYTES = 64;

  private final List<PublicKey> keys;

  private TrustedKeys(List<PublicKey> keys) {
    this.keys = keys;
  }

  /**
   * @param keys each the base64 of its X.509 form, one line as {@code release keygen} prints it
   * @throws SigningException naming the one that is no key
   */
  public static TrustedKeys of(List<String> keys) {
    return new TrustedKeys(keys.stream().map(String::strip).map(TrustedKeys::key).toList());
  }

  private static PublicKey key(String text) {
    try {
      byte[] encoded = Base64.getDecoder().decode(text);
      return KeyFactory.getInstance(SigningKey.ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SigningException(
          "'" + text + "' is no Ed25519 public key: give the line that release keygen printed", e);
    }
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Whether one of the keys made this signature of exactly these bytes. */
  public boolean signed(byte[] content, byte[] signature) {
    return signature.length == SIGNATURE_BYTES
        && keys.stream().anyMatch(key -> signed(key, content, signature));
  }

  private static boolean signed(PublicKey key, byte[] content, byte[] signature) {
    try {
      Signature verification = Signature.getInstance(SigningKey.ALGORITHM);
      verification.initVerify(key);
      verification.update(content);
      return verification.verify(signature);
    } catch (GeneralSecurityException e) {
      // What is no point on the curve is nobody's signature.
      return false;
    }
  }
}
