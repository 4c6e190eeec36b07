// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseWatcherTest {

  private final AtomicReference<String> alias = new AtomicReference<>();
  private final AtomicReference<Canary> canary = new AtomicReference<>();
  private final AtomicReference<RuntimeException> trouble = new AtomicReference<>();
  private final List<FakeModel> opened = new ArrayList<>();
  private final ServedReleases<FakeModel> served = new ServedReleases<>();
  private final ReleaseWatcher<FakeModel> watcher =
      new ReleaseWatcher<>(
          () -> Optional.ofNullable(alias.get()),
          () -> Optional.ofNullable(canary.get()),
          this::load,
          served,
          Duration.ofMillis(20),
          new Silent());

  /** Releases named alike up to the dash are made of the same files. */
  private SharedModel<FakeModel> load(String release, ServedReleases<FakeModel> loaded) {
    if (trouble.get() != null) {
      throw trouble.get();
    }
    if (release.startsWith("broken")) {
      throw new ReleaseException(release + " is broken");
    }
    String files = release.split("-")[0];
    return loaded.madeOf(files).orElseGet(() -> open(files));
  }

  private synchronized SharedModel<FakeModel> open(String files) {
    FakeModel model = new FakeModel(files);
    opened.add(model);
    return new SharedModel<>(files, model);
  }

  @AfterEach
  void close() {
    watcher.close();
    served.close();
  }

  @Test
  void emptyStore_isWaitedFor() {
    watcher.start();
    await(() -> watcher.status().trouble().orElse("").contains("import one"));

    alias.set("a");

    watcher.first().toCompletableFuture().orTimeout(2, TimeUnit.SECONDS).join();
    assertThat(served.current()).contains("a");
    await(() -> watcher.status().trouble().isEmpty());
  }

  @Test
  void swap_keepsThePreviousRelease_andClosesTheOneBefore() {
    serve("a");
    FakeModel first = opened.get(0);
    serve("b");
    assertThat(first.closed).isFalse();
    serve("c");
    serve("d");

    await(() -> first.closed);
    assertThat(served.lease("d")).isPresent();
    assertThat(served.lease("c")).isPresent();
  }

  @Test
  void leasedModel_staysOpen_untilTheLeaseIsClosed() {
    serve("a");
    Lease<FakeModel> lease = served.lease("a").orElseThrow();
    List.of("b", "c", "d").forEach(this::serve);

    assertThat(served.lease("a")).isEmpty();
    assertThat(lease.model().closed).isFalse();
    lease.close();
    assertThat(lease.model().closed).isTrue();
  }

  @Test
  void releasesOfTheSameFiles_shareOneModel() {
    serve("same-1");
    serve("same-2");
    assertThat(opened).hasSize(1);

    List.of("b", "c", "d").forEach(this::serve);

    assertThat(opened.get(0).closed).isTrue();
  }

  @Test
  void refusedRelease_leavesTheOldInService_andIsReported() {
    serve("a");

    alias.set("broken");

    await(() -> watcher.status().refused().containsKey("broken"));
    assertThat(served.current()).contains("a");
    serve("b");
  }

  @Test
  void canary_staysLoaded_beside_currentPreviousAndNamedOnes_untilItEnds() {
    serve("a");
    serve("b");
    canary.set(canary("c", null));
    await(() -> served.lease("c").isPresent());
    assertThat(watcher.status().canary()).contains("c");

    List.of("x", "y").forEach(named -> watcher.load(named).toCompletableFuture().join());
    assertThat(served.loaded()).containsExactlyInAnyOrder("a", "b", "c", "y");

    canary.set(canary("c", "it failed"));
    await(() -> watcher.canary().isEmpty());
    watcher.load("z").toCompletableFuture().join();
    assertThat(served.loaded()).containsExactlyInAnyOrder("a", "b", "z");
    assertThat(served.current()).contains("b");
  }

  @Test
  void canaryThatIsRefused_isNone_andTheOldServesOn() {
    serve("a");
    canary.set(canary("broken", null));

    await(() -> watcher.status().refused().containsKey("broken"));
    assertThat(watcher.canary()).isEmpty();
    serve("b");
  }

  private static Canary canary(String release, String ended) {
    return new Canary("canary", release, 30, false, Instant.EPOCH, ended);
  }

  @Test
  void namedRelease_isLoadedOnDemand_withoutServing() {
    serve("a");

    watcher.load("x").toCompletableFuture().orTimeout(2, TimeUnit.SECONDS).join();

    assertThat(served.lease("x")).isPresent();
    assertThat(served.current()).contains("a");
  }

  @Test
  void namedRelease_thatIsRefused_failsItsJobs() {
    watcher.start();

    assertThatThrownBy(() -> watcher.load("broken").toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ReleaseException.class);
  }

  @Test
  void storeTrouble_delaysALoad_andPasses() {
    serve("a");
    trouble.set(new IllegalStateException("the store is away"));
    var loaded = watcher.load("x").toCompletableFuture();
    await(() -> watcher.status().trouble().orElse("").contains("the store is away"));
    assertThat(loaded).isNotDone();

    trouble.set(null);

    loaded.orTimeout(2, TimeUnit.SECONDS).join();
  }

  private void serve(String release) {
    if (alias.getAndSet(release) == null) {
      watcher.start();
    }
    watcher.announced();
    await(() -> served.current().filter(release::equals).isPresent());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static final class FakeModel implements AutoCloseable {
    private final String files;
    private volatile boolean closed;

    FakeModel(String files) {
      this.files = files;
    }

    @Override
    public void close() {
      assertThat(closed).as("%s is closed once", files).isFalse();
      closed = true;
    }
  }

  private static final class Silent implements ReleaseListener {
    @Override
    public void served(String release) {}

    @Override
    public void refused(String release, String reason, boolean news) {}
  }
}
