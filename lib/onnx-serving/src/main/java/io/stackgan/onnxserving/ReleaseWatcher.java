// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link ServedReleases} at what the aliases name, and loads other releases that jobs name.
 * All loading happens on one thread of its own, beside the models that run. What is refused or
 * cannot be read leaves the release in service where it is.
 *
 * @param <M> the model
 */
public final class ReleaseWatcher<M extends AutoCloseable> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseWatcher.class);

  /** A refused release is looked at again after this, should the fault have been this machine's. */
  private static final Duration REFUSED_BY_ALIAS = Duration.ofMinutes(1);

  private static final Duration REFUSED_BY_JOB = Duration.ofSeconds(5);

  private final Supplier<Optional<String>> alias;
  private final Supplier<Optional<Canary>> canaryAlias;
  private final ModelSource<M> source;
  private final ServedReleases<M> served;
  private final ReleaseListener listener;
  private final Duration pollInterval;
  private final Refusals refusals = new Refusals();
  private final Map<String, CompletableFuture<Void>> wanted = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final ScheduledExecutorService loader =
      Executors.newSingleThreadScheduledExecutor(ReleaseWatcher::thread);

  private volatile Canary canary;
  private volatile String trouble = "no release has been looked for yet";

  ReleaseWatcher(
      Supplier<Optional<String>> alias,
      Supplier<Optional<Canary>> canaryAlias,
      ModelSource<M> source,
      ServedReleases<M> served,
      Duration pollInterval,
      ReleaseListener listener) {
    this.alias = alias;
    this.canaryAlias = canaryAlias;
    this.source = source;
    this.served = served;
    this.pollInterval = pollInterval;
    this.listener = listener;
  }

  public static <M extends AutoCloseable> ReleaseWatcher<M> of(
      ModelLoader<M> loader,
      ServedReleases<M> served,
      ReleaseConfig config,
      ReleaseListener listener) {
    return new ReleaseWatcher<>(
        () -> loader.release(config.alias()),
        loader::canary,
        loader,
        served,
        config.pollInterval(),
        listener);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "release-loader");
    thread.setDaemon(true);
    return thread;
  }

  public void start() {
    loader.scheduleWithFixedDelay(this::follow, 0, pollInterval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The alias may have changed: looks at once. */
  public void announced() {
    loader.execute(this::follow);
  }

  /** Completes once any release is in service. */
  public CompletionStage<Void> first() {
    return first;
  }

  /**
   * Loads a release that a job names. Completes when it is loaded, and with {@link
   * ReleaseException} when it never will be; trouble with the store only delays it.
   */
  public CompletionStage<Void> load(String release) {
    return wanted.computeIfAbsent(release, this::schedule);
  }

  private CompletableFuture<Void> schedule(String release) {
    CompletableFuture<Void> loaded = new CompletableFuture<>();
    loaded.whenComplete((nothing, failure) -> wanted.remove(release));
    loader.execute(() -> attempt(release, loaded));
    return loaded;
  }

  private void attempt(String release, CompletableFuture<Void> loaded) {
    Optional<String> refused = refusals.within(REFUSED_BY_JOB, release);
    if (refused.isPresent()) {
      loaded.completeExceptionally(new ReleaseException(refused.get()));
      return;
    }
    try {
      ensureLoaded(release);
      loaded.complete(null);
    } catch (ReleaseException e) {
      refuse(release, e);
      loaded.completeExceptionally(e);
    } catch (RuntimeException e) {
      report("cannot load release " + release + ", trying again: ", e);
      loader.schedule(
          () -> attempt(release, loaded), pollInterval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Whether a release was refused lately: no use to wait for it. */
  public boolean refuses(String release) {
    return refusals.within(REFUSED_BY_ALIAS, release).isPresent();
  }

  private void follow() {
    try {
      Optional<String> target = alias.get();
      if (target.isEmpty()) {
        trouble = "the store has no release in service yet: import one, or train and promote one";
        return;
      }
      serve(target.get());
      tryOut(canaryAlias.get().filter(Canary::runs).orElse(null));
      trouble = null;
    } catch (RuntimeException e) {
      report("cannot follow the release in service, trying again: ", e);
    }
  }

  private void serve(String release) {
    if (served.current().filter(release::equals).isPresent() || refuses(release)) {
      return;
    }
    try {
      ensureLoaded(release);
      served.serve(release);
      LOG.info("Release {} is in service", release);
      listener.served(release);
      first.complete(null);
    } catch (ReleaseException e) {
      refuse(release, e);
    }
  }

  private void tryOut(Canary named) {
    canary = named;
    served.keep(named == null ? null : named.release());
    if (named == null || refuses(named.release())) {
      return;
    }
    try {
      ensureLoaded(named.release());
    } catch (ReleaseException e) {
      refuse(named.release(), e);
    }
  }

  /** The release that is tried out; empty where there is none, or it is refused. */
  public Optional<Canary> canary() {
    return Optional.ofNullable(canary).filter(tried -> !refuses(tried.release()));
  }

  private void ensureLoaded(String release) {
    if (!served.loaded().contains(release)) {
      served.add(release, source.load(release, served));
      refusals.remove(release);
    }
  }

  private void refuse(String release, ReleaseException e) {
    boolean news = refusals.add(release, e.getMessage());
    if (news) {
      LOG.error(
          "Release {} is refused ({}); {} stays in service",
          release,
          e.getMessage(),
          served.current().orElse("nothing"),
          e.getCause());
    }
    listener.refused(release, e.getMessage(), news);
  }

  private void report(String doing, RuntimeException e) {
    String text = doing + e.getMessage();
    if (!text.equals(trouble)) {
      LOG.warn(text);
    }
    trouble = text;
  }

  public ReleaseStatus status() {
    return new ReleaseStatus(
        served.current(),
        served.previous(),
        canary().map(Canary::release),
        refusals.reasons(),
        Optional.ofNullable(trouble));
  }

  /** Stops watching; a load that is under way ends first. */
  @Override
  public void close() {
    loader.shutdownNow();
  }
}
