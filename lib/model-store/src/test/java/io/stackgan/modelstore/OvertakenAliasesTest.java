// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two who change the same alias, one of them between the other's reading and writing. */
class OvertakenAliasesTest {

  private static final Set<String> WRITES = Set.of("put", "putIfAbsent", "replace");

  @TempDir Path temporary;
  private ReleaseStore releases;
  private ReleaseStore slow;
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>();

  @BeforeEach
  void publish() throws IOException {
    ObjectStore objects = new FolderObjectStore(temporary.resolve("store"));
    releases = new ReleaseStore(objects);
    slow = new ReleaseStore(overtaken(objects));
    Path folder = Files.createDirectory(temporary.resolve("release"));
    for (String release : new String[] {"one", "two", "three"}) {
      SampleRelease.published(releases, folder, release);
    }
  }

  private ObjectStore overtaken(ObjectStore objects) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              Runnable other = WRITES.contains(method.getName()) ? meanwhile.getAndSet(null) : null;
              if (other != null) {
                other.run();
              }
              try {
                return method.invoke(objects, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void promote_whileAnotherIsPromotedFirst() {
    meanwhile.set(() -> releases.promote("two"));
    assertThatThrownBy(() -> slow.promote("one"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("somebody else put two into service");
    assertThat(inService()).isEqualTo("two");

    assertThat(slow.promote("one").previous()).isEqualTo("two");
  }

  @Test
  void promote_whileAnotherIsPromoted() {
    releases.promote("one");
    meanwhile.set(() -> releases.promote("two"));
    assertThatThrownBy(() -> slow.promote("three"))
        .hasMessageContaining("somebody else put two into service");
    assertThat(inService()).isEqualTo("two");
  }

  @Test
  void rollback_whileAnotherRollsBack_isNoSecondOne() {
    releases.promote("one");
    releases.promote("two");
    meanwhile.set(() -> releases.rollback());
    assertThatThrownBy(() -> slow.rollback())
        .hasMessageContaining("somebody else put one into service");
    assertThat(inService()).isEqualTo("one");
  }

  @Test
  void withdraw_whileAnotherIsPromoted_changesNothing() {
    releases.promote("one");
    releases.promote("two");
    meanwhile.set(() -> releases.promote("three"));
    assertThat(slow.withdraw("two")).isEmpty();
    assertThat(inService()).isEqualTo("three");
  }

  @Test
  void startCanary_whileAnotherIsTriedOut() {
    releases.promote("one");
    meanwhile.set(() -> releases.startCanary("two", 10, false));
    assertThatThrownBy(() -> slow.startCanary("three", 20, false))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("at the same moment");
    assertThat(releases.canary().orElseThrow().release()).isEqualTo("two");
  }

  @Test
  void endCanary_whileAnotherIsTriedOut_leavesThat() {
    releases.promote("one");
    releases.startCanary("two", 10, false);
    meanwhile.set(() -> releases.startCanary("three", 20, false));
    assertThat(slow.endCanary("two", "it fails")).isEmpty();
    assertThat(releases.canary().orElseThrow().runs()).isTrue();
  }

  @Test
  void endCanary_whileItsShareGrows_endsItAllTheSame() {
    releases.promote("one");
    releases.startCanary("two", 10, false);
    meanwhile.set(() -> releases.startCanary("two", 50, false));
    assertThat(slow.endCanary("two", "it fails").orElseThrow().share()).isEqualTo(50);
    assertThat(releases.canary().orElseThrow().ended()).isEqualTo("it fails");
  }

  private String inService() {
    return releases.alias(ReleaseStore.PRODUCTION).orElseThrow().release();
  }
}
