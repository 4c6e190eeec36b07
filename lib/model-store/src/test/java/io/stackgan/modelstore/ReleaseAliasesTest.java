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

  @Test
  void withdraw_leadsBackOnce_andLeavesNoWayToTheReleaseThatFailed() {
    releases.promote("one");
    releases.promote("two");
    assertThat(releases.withdraw("one")).isEmpty();

    assertThat(releases.withdraw("two").orElseThrow().release()).isEqualTo("one");
    assertThat(releases.withdraw("two")).isEmpty();
    assertThat(releases.withdraw("one")).isEmpty();
    assertThat(releases.alias("production").orElseThrow().previous()).isNull();
  }

  @Test
  void canary_runsUntilItIsEnded() {
    releases.promote("one");
    assertThat(releases.canary()).isEmpty();
    Canary canary = releases.startCanary("two", 30, false);
    assertThat(releases.canary()).hasValue(canary);
    assertThat(canary.draws(29)).isTrue();
    assertThat(canary.draws(30)).isFalse();
    assertThat(canary.shadows(0)).isFalse();

    assertThat(releases.endCanary("one", "not this one")).isEmpty();
    Canary ended = releases.endCanary("two", "6 of 20 jobs failed").orElseThrow();
    assertThat(releases.canary()).hasValue(ended);
    assertThat(ended.draws(0)).isFalse();
    assertThat(releases.endCanary("two", "again")).isEmpty();
    assertThat(releases.canary().orElseThrow().ended()).isEqualTo("6 of 20 jobs failed");
  }

  @Test
  void canary_isOver_whenAnotherReleaseComesIntoService() {
    releases.promote("one");
    releases.startCanary("two", 1, false);
    releases.promote("one");
    assertThat(releases.canary().orElseThrow().runs()).isTrue();
    releases.promote("two");
    assertThat(releases.canary().orElseThrow().ended()).isEqualTo("two came into service");
  }

  @Test
  void canary_ofNothingToTryOut_isRefused() {
    assertThatThrownBy(() -> releases.startCanary("two", 10, false))
        .hasMessageContaining("no release is in service");
    releases.promote("one");
    assertThatThrownBy(() -> releases.startCanary("one", 10, false))
        .hasMessageContaining("one is in service");
    assertThatThrownBy(() -> releases.startCanary("three", 10, false))
        .hasMessageContaining("'three' is not in the store");
    assertThatThrownBy(() -> releases.startCanary("two", 101, false))
        .hasMessageContaining("101 is not in 1 to 100 percent");
  }

  @Test
  void shadow_needsTheEncoderInService() throws IOException {
    releases.promote("one");
    assertThat(releases.startCanary("two", 100, true).shadows(99)).isTrue();
    Path folder = Files.createDirectory(temporary.resolve("other"));
    Files.createDirectory(folder.resolve("encoder"));
    Files.writeString(folder.resolve("encoder/model.onnx"), "another encoder");
    SampleRelease.published(releases, folder, "three");
    assertThatThrownBy(() -> releases.startCanary("three", 10, true))
        .hasMessageContaining("another encoder than one");
  }
}
