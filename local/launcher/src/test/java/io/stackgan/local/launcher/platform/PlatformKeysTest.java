// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.modelstore.signing.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformKeysTest {

  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void key_isMadeOnce() {
    PlatformKeys keys = keys();

    assertThat(keys.prepare()).isTrue();
    assertThat(keys.prepare()).isFalse();
    assertThat(keys.trainerSettings())
        .containsEntry("STACKGAN_RELEASES_SIGNING_KEY", keys.privateKey().toString());
  }

  @Test
  void services_trustTheOwnKeyAndTheRepositorys() throws IOException {
    PlatformKeys keys = keys();
    keys.prepare();
    Files.createDirectories(keys.repository());
    Path project = folder.resolve("project.pem");
    Files.writeString(
        keys.repository().resolve("project.pub"), SigningKey.generate(project) + "\n");

    String trusted = keys.serviceSettings().get("STACKGAN_RELEASES_TRUSTED_KEYS");

    TrustedKeys all = TrustedKeys.of(List.of(trusted.split(",")));
    for (Path key : List.of(keys.privateKey(), project)) {
      assertThat(all.signed(CONTENT, SigningKey.read(key).sign(CONTENT))).isTrue();
    }
    assertThat(keys.serviceSettings()).containsEntry("STACKGAN_RELEASES_REQUIRE_SIGNATURE", "true");
  }

  @Test
  void shippedRelease_isSignedByTheKeyInTheRepository() throws IOException {
    Path releases = Path.of("../../releases");
    List<String> project = Files.readAllLines(releases.resolve("trusted/project.pub"));
    Path shipped = releases.resolve("drawn-birds");

    assertThat(
            TrustedKeys.of(project)
                .signed(
                    Files.readAllBytes(shipped.resolve("release.json")),
                    Files.readAllBytes(shipped.resolve("release.json.sig"))))
        .isTrue();
  }

  private PlatformKeys keys() {
    return new PlatformKeys(folder.resolve("keys"), folder.resolve("trusted"));
  }
}
