// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void signature_holdsForItsKeyAlone() throws IOException {
    String own = SigningKey.generate(folder.resolve("own.pem"));
    String other = SigningKey.generate(folder.resolve("other.pem"));

    byte[] signature = SigningKey.read(folder.resolve("own.pem")).sign(CONTENT);

    assertThat(TrustedKeys.of(List.of(other, own)).signed(CONTENT, signature)).isTrue();
    assertThat(TrustedKeys.of(List.of(other)).signed(CONTENT, signature)).isFalse();
    assertThat(TrustedKeys.of(List.of()).signed(CONTENT, signature)).isFalse();
  }

  @Test
  void anyChangedByte_breaksTheSignature() throws IOException {
    TrustedKeys keys = TrustedKeys.of(List.of(SigningKey.generate(folder.resolve("key.pem"))));
    byte[] signature = SigningKey.read(folder.resolve("key.pem")).sign(CONTENT);

    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= 1;
      assertThat(keys.signed(CONTENT, changed)).as("byte %d", i).isFalse();
    }
    assertThat(keys.signed(CONTENT, new byte[0])).isFalse();
    assertThat(keys.signed("Content".getBytes(UTF_8), signature)).isFalse();
  }

  @Test
  void privateKey_isItsOwnersAloneAndNeverReplaced() throws IOException {
    Path file = folder.resolve("keys/key.pem");
    SigningKey.generate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> SigningKey.generate(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whatIsNoKey_isRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), "a poem");

    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(SigningException.class)
        .hasMessageContaining("release keygen");
    assertThatThrownBy(() -> TrustedKeys.of(List.of("AAAA")))
        .isInstanceOf(SigningException.class)
        .hasMessageContaining("'AAAA'");
  }
}
