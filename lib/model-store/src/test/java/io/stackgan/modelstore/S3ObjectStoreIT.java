// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.local.objectstore.ObjectStoreServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreIT extends ObjectStoreContract {

  private static final String ACCESS_KEY = "tester";
  private static final String SECRET_KEY = "tester-secret";

  @TempDir static Path data;
  private static ObjectStoreServer server;
  private static int buckets;

  private ObjectStore store;

  @BeforeAll
  static void start() {
    server = ObjectStoreServer.start(data, 0, ACCESS_KEY, SECRET_KEY);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void newBucket() {
    store = open(server.endpoint(), SECRET_KEY, "bucket-" + buckets++);
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void bucket_ofSomebodyElseAtTheSameTime() {
    store.put("a", new byte[1], "text/plain");
    ObjectStore other = open(server.endpoint(), SECRET_KEY, "bucket-" + (buckets - 1));
    assertThat(other.get("a")).isPresent();
  }

  @Test
  void replace_writtenWhereThereWasNone() {
    store.putIfAbsent("a", FIRST, TEXT);
    assertThat(store.replace("a", FIRST, SECOND, TEXT)).isTrue();
    assertThat(store.get("a")).hasValue(SECOND);
  }

  @Test
  void replace_ofAnObjectThatLostItsTag() throws IOException {
    store.put("a", FIRST, TEXT);
    loseAttributes(data.resolve("bucket-" + (buckets - 1)).resolve("a"));
    assertThat(store.replace("a", SECOND, FIRST, TEXT)).isFalse();
    assertThat(store.replace("a", FIRST, SECOND, TEXT)).isTrue();
    assertThat(store.get("a")).hasValue(SECOND);
  }

  /** As a copy of the server's folder does. */
  private static void loseAttributes(Path file) throws IOException {
    UserDefinedFileAttributeView attributes =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    for (String name : attributes.list()) {
      attributes.delete(name);
    }
  }

  @Test
  void secretKey_wrong() {
    ObjectStore stranger = open(server.endpoint(), "guessed", "bucket");
    assertThatThrownBy(() -> stranger.get("a"))
        .isInstanceOf(StoreException.class)
        .isNotInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("stackgan.store.secret-key");
  }

  @Test
  void server_away() throws IOException {
    ObjectStoreServer passing = ObjectStoreServer.start(folder, 0, ACCESS_KEY, SECRET_KEY);
    ObjectStore away = open(passing.endpoint(), SECRET_KEY, "bucket");
    away.put("a", new byte[1], "text/plain");
    passing.close();
    assertThatThrownBy(() -> away.get("a"))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(passing.endpoint().toString());
  }

  private static ObjectStore open(URI endpoint, String secretKey, String bucket) {
    return ObjectStores.open(
        TestConfig.of(
            Map.of(
                "stackgan.store.endpoint", endpoint.toString(),
                "stackgan.store.bucket", bucket,
                "stackgan.store.access-key", ACCESS_KEY,
                "stackgan.store.secret-key", secretKey)));
  }
}
