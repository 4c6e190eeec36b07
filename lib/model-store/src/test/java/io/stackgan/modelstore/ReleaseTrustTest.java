// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.modelstore.signing.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTrustTest {

  @TempDir Path temporary;
  private Path folder;
  private SigningKey key;
  private TrustedKeys keys;
  private ObjectStore objects;
  private ReleaseStore strict;

  @BeforeEach
  void sign() throws IOException {
    folder = Files.createDirectory(temporary.resolve("release"));
    Files.write(
        folder.resolve("release.json"), ReleaseJson.encode(SampleRelease.in(folder, "one")));
    keys = TrustedKeys.of(List.of(SigningKey.generate(temporary.resolve("key.pem"))));
    key = SigningKey.read(temporary.resolve("key.pem"));
    ReleaseFolder.open(folder, getClass().getClassLoader()).sign(key);
    objects = new FolderObjectStore(temporary.resolve("store"));
    strict = new ReleaseStore(objects, ReleaseTrust.of(keys, true));
  }

  @Test
  void signedRelease_isTakenToTheByte() throws IOException {
    // As somebody else's JSON writer might lay it out.
    Path file = folder.resolve("release.json");
    Files.writeString(file, Files.readString(file) + "\n\n");
    ReleaseFolder.open(folder, getClass().getClassLoader()).sign(key);

    importFolder();

    strict.promote("one");
    assertThat(strict.fetch("one", "stage1", temporary.resolve("cache"))).isDirectory();
    assertThat(strict.document("one").json()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void unsignedRelease_isRefusedWhereSignaturesAreRequired() throws IOException {
    Files.delete(folder.resolve("release.json.sig"));
    importFolder();

    assertRefused("is not signed");
    assertThat(new ReleaseStore(objects, ReleaseTrust.of(keys, false)).manifest("one")).isPresent();

    strict.sign("one", key);
    assertThat(strict.manifest("one")).isPresent();
  }

  @Test
  void strangersSignature_isRefusedEvenWhereNoneIsRequired() throws IOException {
    importFolder();
    String stranger = SigningKey.generate(temporary.resolve("stranger.pem"));
    TrustedKeys others = TrustedKeys.of(List.of(stranger));

    assertThatThrownBy(
            () -> new ReleaseStore(objects, ReleaseTrust.of(others, false)).manifest("one"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("none of the trusted keys");
  }

  @Test
  void changedManifest_isRefused() throws IOException {
    importFolder();
    String text = new String(objects.get("models/one/release.json").orElseThrow(), UTF_8);
    objects.put(
        "models/one/release.json",
        text.replaceFirst("\"size\" : (\\d)", "\"size\" : 1$1").getBytes(UTF_8),
        "application/json");

    assertRefused("none of the trusted keys");
  }

  @Test
  void changedByteInAnyFile_isRefused() throws IOException {
    importFolder();
    for (ReleaseFile file : strict.manifest("one").orElseThrow().files()) {
      String name = "models/one/" + file.path();
      byte[] content = objects.get(name).orElseThrow();
      byte[] changed = content.clone();
      changed[changed.length / 2] ^= 1;
      objects.put(name, changed, "application/octet-stream");
      String component = file.path().substring(0, file.path().indexOf('/'));

      assertThatThrownBy(() -> strict.fetch("one", component, temporary.resolve("cache")))
          .as(file.path())
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining(file.path());
      objects.put(name, content, "application/octet-stream");
    }
  }

  @Test
  void importingAgain_addsTheSignatureThatWasMissing() throws IOException {
    Path signature = folder.resolve("release.json.sig");
    byte[] kept = Files.readAllBytes(signature);
    Files.delete(signature);
    importFolder();
    Files.write(signature, kept);

    importFolder();

    assertThat(strict.manifest("one")).isPresent();
  }

  @Test
  void requiredSignaturesWithoutKeys_areAnErrorOfTheConfiguration() {
    assertThatThrownBy(() -> ReleaseTrust.of(TrustedKeys.of(List.of()), true))
        .hasMessageContaining("trusted-keys");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> strict.promote("one"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> strict.fetch("one", "stage1", temporary.resolve("cache")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(why);
    assertThat(strict.list()).isEmpty();
  }

  private void importFolder() {
    new ReleaseImporter(new ReleaseStore(objects), getClass().getClassLoader())
        .importFolder(folder);
  }
}
