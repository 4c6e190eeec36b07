// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseAliasesTest {

  @TempDir Path temporary;
  private ObjectStore objects;
  private ReleaseStore releases;

  @BeforeEach
  void publish() throws IOException {
    objects = new FolderObjectStore(temporary.resolve("store"));
    releases = new ReleaseStore(objects);
    Path folder = Files.createDirectory(temporary.resolve("release"));
    SampleRelease.published(releases, folder, "one");
    SampleRelease.published(releases, folder, "two");
  }

  @Test
  void alias_none() {
    assertThat(releases.alias("production")).isEmpty();
  }

  @Test
  void promote_first() {
    ReleaseAlias alias = releases.promote("one");
    assertThat(alias.release()).isEqualTo("one");
    assertThat(alias.previous()).isNull();
    assertThat(alias.updatedAt()).isBeforeOrEqualTo(Instant.now());
    assertThat(releases.alias("production")).hasValue(alias);
  }

  @Test
  void promote_second() {
    releases.promote("one");
    assertThat(releases.promote("two").previous()).isEqualTo("one");
  }

  @Test
  void promote_sameAgain() {
    releases.promote("one");
    ReleaseAlias alias = releases.promote("two");
    assertThat(releases.promote("two")).isEqualTo(alias);
  }

  @Test
  void promote_unknown() {
    releases.promote("one");
    assertThatThrownBy(() -> releases.promote("three"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'three' is not in the store; there are [one, two]");
    assertThat(releases.alias("production").orElseThrow().release()).isEqualTo("one");
  }

  @Test
  void rollback_thereAndBack() {
    releases.promote("one");
    releases.promote("two");
    assertThat(releases.rollback().release()).isEqualTo("one");
    assertThat(releases.rollback().release()).isEqualTo("two");
  }

  @Test
  void rollback_nothingInService() {
    assertThatThrownBy(() -> releases.rollback())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no release is in service");
  }

  @Test
  void rollback_noPrevious() {
    releases.promote("one");
    assertThatThrownBy(() -> releases.rollback())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release one has no previous one");
  }

  @Test
  void rollback_previousGone() {
    releases.promote("one");
    releases.promote("two");
    objects.delete("models/one/release.json");
    assertThatThrownBy(() -> releases.rollback())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'one' is not in the store");
    assertThat(releases.alias("production").orElseThrow().release()).isEqualTo("two");
  }

  @Test
  void alias_unreadable() {
    objects.put("models/aliases/production.json", "{}".getBytes(UTF_8), "application/json");
    assertThatThrownBy(() -> releases.alias("production"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("alias");
  }
}
