// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ObjectStore} promises, held against each of its forms. */
abstract class ObjectStoreContract {

  static final String TEXT = "text/plain";
  static final byte[] FIRST = "first".getBytes(UTF_8);
  static final byte[] SECOND = "the second".getBytes(UTF_8);

  @TempDir Path folder;

  /** An empty store. */
  abstract ObjectStore store();

  @Test
  void get_missing() {
    assertThat(store().get("a/b")).isEmpty();
  }

  @Test
  void put_new() {
    store().put("a/b.txt", FIRST, TEXT);
    assertThat(store().get("a/b.txt")).hasValue(FIRST);
  }

  @Test
  void put_empty() {
    store().put("empty", new byte[0], TEXT);
    assertThat(store().get("empty")).hasValue(new byte[0]);
  }

  @Test
  void put_again() {
    store().put("a", FIRST, TEXT);
    store().put("a", SECOND, TEXT);
    assertThat(store().get("a")).hasValue(SECOND);
  }

  @Test
  void put_fileOfSeveralParts() throws IOException {
    byte[] content = new byte[(9 << 20) + 1];
    new Random(1).nextBytes(content);
    Path source = Files.write(folder.resolve("source"), content);
    store().put("large.bin", source, "application/octet-stream");
    Path copy = folder.resolve("made/on/the/way");
    store().download("large.bin", copy);
    assertThat(copy).hasSameBinaryContentAs(source);
  }

  @Test
  void put_missingFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put("a", folder.resolve("nowhere"), TEXT))
        .withMessageContaining("nowhere");
    assertThat(store().get("a")).isEmpty();
  }

  @Test
  void putIfAbsent_new() {
    assertThat(store().putIfAbsent("a", FIRST, TEXT)).isTrue();
    assertThat(store().get("a")).hasValue(FIRST);
  }

  @Test
  void putIfAbsent_taken() {
    store().put("a", FIRST, TEXT);
    assertThat(store().putIfAbsent("a", SECOND, TEXT)).isFalse();
    assertThat(store().get("a")).hasValue(FIRST);
  }

  @Test
  void putIfAbsent_race() {
    ObjectStore store = store();
    store.list("");
    List<Integer> winners =
        IntStream.range(0, 16)
            .parallel()
            .filter(i -> store.putIfAbsent("race", new byte[] {(byte) i}, TEXT))
            .boxed()
            .toList();
    assertThat(winners).hasSize(1);
    assertThat(store.get("race")).hasValue(new byte[] {winners.get(0).byteValue()});
  }

  @Test
  void replace_seen() {
    store().put("a", FIRST, TEXT);
    assertThat(store().replace("a", FIRST, SECOND, TEXT)).isTrue();
    assertThat(store().get("a")).hasValue(SECOND);
    assertThat(store().list("")).hasSize(1);
  }

  @Test
  void replace_changedSince() {
    store().put("a", SECOND, TEXT);
    assertThat(store().replace("a", FIRST, "third".getBytes(UTF_8), TEXT)).isFalse();
    assertThat(store().get("a")).hasValue(SECOND);
  }

  @Test
  void replace_missing() {
    assertThat(store().replace("a/b", FIRST, SECOND, TEXT)).isFalse();
    assertThat(store().get("a/b")).isEmpty();
  }

  @Test
  void replace_race() {
    ObjectStore store = store();
    for (int round = 0; round < 10; round++) {
      store.put("race", FIRST, TEXT);
      List<Integer> winners =
          IntStream.range(0, 8)
              .parallel()
              .filter(i -> store.replace("race", FIRST, new byte[] {(byte) i}, TEXT))
              .boxed()
              .toList();
      assertThat(winners).hasSize(1);
      assertThat(store.get("race")).hasValue(new byte[] {winners.get(0).byteValue()});
    }
  }

  @Test
  void download_missing() {
    Path file = folder.resolve("copy");
    assertThatThrownBy(() -> store().download("a", file))
        .isInstanceOf(ObjectMissingException.class)
        .hasMessageContaining("a");
    assertThat(file).doesNotExist();
  }

  @Test
  void download_overEarlier() throws IOException {
    store().put("a", SECOND, TEXT);
    Path file = Files.write(folder.resolve("copy"), FIRST);
    store().download("a", file);
    assertThat(file).hasBinaryContent(SECOND);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void list_prefix() {
    store().put("models/b/release.json", FIRST, TEXT);
    store().put("models/a/release.json", SECOND, TEXT);
    store().put("images/a/0.png", SECOND, TEXT);
    assertThat(store().list("models/"))
        .extracting(ObjectInfo::key, ObjectInfo::size)
        .containsExactly(tuple("models/a/release.json", 10L), tuple("models/b/release.json", 5L));
    assertThat(store().list("models/b")).hasSize(1);
    assertThat(store().list("")).hasSize(3);
    assertThat(store().list("nothing/")).isEmpty();
  }

  @Test
  void list_lastModified() {
    store().put("a", FIRST, TEXT);
    assertThat(store().list("a").get(0).lastModified())
        .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plusSeconds(5));
  }

  @Test
  void delete_present() {
    store().put("a/b", FIRST, TEXT);
    store().delete("a/b");
    assertThat(store().get("a/b")).isEmpty();
    assertThat(store().list("")).isEmpty();
  }

  @Test
  void delete_missing() {
    store().delete("a/b");
    assertThat(store().list("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "../a", "a/../b", "a/..", ".", "a\\b", "a b", "ä", "a\nb"})
  void key_refused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> store().get(key));
    assertThatIllegalArgumentException().isThrownBy(() -> store().put(key, FIRST, TEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> store().putIfAbsent(key, FIRST, TEXT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().replace(key, FIRST, SECOND, TEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> store().delete(key));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().download(key, folder.resolve("copy")));
  }

  @Test
  void list_prefixOutside() {
    assertThatIllegalArgumentException().isThrownBy(() -> store().list("../"));
  }
}
