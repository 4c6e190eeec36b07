// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/** An Ed25519 private key, in a PEM file (PKCS #8) as OpenSSL writes it too. */
public final class SigningKey {

  static final String ALGORITHM = "Ed25519";

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final PrivateKey key;

  private SigningKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * Makes a key pair.
   *
   * @param file of the private key, which must not exist; its owner alone can read it
   * @return the public key as configurations name it
   */
  public static String generate(Path file) throws IOException {
    KeyPair pair = pair();
    String pem = BEGIN + "\n" + base64(pair.getPrivate().getEncoded()) + "\n" + END + "\n";
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(file, pem);
    return base64(pair.getPublic().getEncoded());
  }

  /**
   * @throws SigningException when the file holds no such key
   */
  public static SigningKey read(Path file) {
    try {
      String text = Files.readString(file).strip();
      if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
        throw new SigningException(
            file + " is no private key: ./stackgan release keygen --out DIR makes one");
      }
      String body = text.substring(BEGIN.length(), text.length() - END.length());
      byte[] encoded = Base64.getMimeDecoder().decode(body);
      return new SigningKey(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (IOException e) {
      throw new SigningException("cannot read the signing key " + file + ": " + e, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SigningException(file + " is no Ed25519 private key", e);
    }
  }

  /** 64 bytes. */
  public byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SigningException("cannot sign: " + e.getMessage(), e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 has Ed25519", e);
    }
  }

  private static String base64(byte[] encoded) {
    return Base64.getEncoder().encodeToString(encoded);
  }
}
