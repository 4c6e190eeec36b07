// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.stackgan.modelstore.ObjectStoreConfig.Type;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreConfigTest {

  @Test
  void defaults() {
    ObjectStoreConfig config = TestConfig.of(Map.of());
    assertThat(config.type()).isEqualTo(Type.S3);
    assertThat(config.endpoint()).isEqualTo(URI.create("http://127.0.0.1:9000"));
    assertThat(config.region()).isEqualTo("us-east-1");
    assertThat(config.bucket()).isEqualTo("stackgan");
    assertThat(config.accessKey()).isEmpty();
    assertThat(config.secretKey()).isEmpty();
    assertThat(config.imageDays()).isEqualTo(30);
    assertThat(config.folder()).isEmpty();
  }

  @Test
  void full() {
    ObjectStoreConfig config =
        TestConfig.of(
            Map.of(
                "stackgan.store.type", "folder",
                "stackgan.store.endpoint", "https://s3.example.com",
                "stackgan.store.region", "eu-west-1",
                "stackgan.store.bucket", "pictures",
                "stackgan.store.access-key", "somebody",
                "stackgan.store.secret-key", "secret",
                "stackgan.store.image-days", "0",
                "stackgan.store.folder", "/var/lib/stackgan"));
    assertThat(config.type()).isEqualTo(Type.FOLDER);
    assertThat(config.endpoint()).isEqualTo(URI.create("https://s3.example.com"));
    assertThat(config.region()).isEqualTo("eu-west-1");
    assertThat(config.bucket()).isEqualTo("pictures");
    assertThat(config.accessKey()).hasValue("somebody");
    assertThat(config.secretKey()).hasValue("secret");
    assertThat(config.imageDays()).isZero();
    assertThat(config.folder()).hasValue(Path.of("/var/lib/stackgan"));
  }

  @Test
  void unknownKey_refused() {
    assertThatThrownBy(() -> TestConfig.of(Map.of("stackgan.store.buket", "x")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("stackgan.store.buket");
  }

  @Test
  void open_folder(@TempDir Path folder) {
    ObjectStore store =
        ObjectStores.open(
            TestConfig.of(
                Map.of(
                    "stackgan.store.type", "folder", "stackgan.store.folder", folder.toString())));
    assertThat(store).isInstanceOf(FolderObjectStore.class);
  }

  @Test
  void open_folderMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ObjectStores.open(TestConfig.of(Map.of("stackgan.store.type", "folder"))))
        .withMessageContaining("stackgan.store.folder");
  }

  @Test
  void open_keysMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ObjectStores.open(TestConfig.of(Map.of())))
        .withMessageContaining("stackgan.store.access-key");
  }
}
