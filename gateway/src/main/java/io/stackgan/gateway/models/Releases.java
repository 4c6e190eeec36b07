// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.models;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.edge.Excerpts;
import io.stackgan.gateway.edge.Workers;
import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Which releases can be asked for, as the store said a moment ago. */
@ApplicationScoped
public class Releases {

  /** The names that mean whatever is in service. */
  static final Set<String> ALIASES = Set.of(ReleaseStore.PRODUCTION, "stackgan");

  /** For a store that hangs; what was known will do then. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(Releases.class);

  private final ReleaseStore store;
  private final Duration maxAge;
  private final AtomicReference<CompletableFuture<InService>> reading = new AtomicReference<>();
  private volatile InService known;

  @Inject
  Releases(ReleaseStore store, GatewayConfig config) {
    this(store, config.releasesMaxAge());
  }

  Releases(ReleaseStore store, Duration maxAge) {
    this.store = store;
    this.maxAge = maxAge;
  }

  /**
   * The release to ask the pipeline for; empty for whichever is in service.
   *
   * @param model as the caller names it
   */
  public Uni<Optional<String>> resolve(Optional<String> model) {
    return inService().map(served -> resolve(model, served));
  }

  private static Optional<String> resolve(Optional<String> model, InService served) {
    Optional<String> release = model.filter(name -> !ALIASES.contains(name));
    if (release.isPresent() && served.release(release.get()).isEmpty()) {
      throw unknown(release.get(), served);
    }
    if (served.current().isEmpty()) {
      throw ApiException.unavailable(
          "no_release",
          "No release is in service: ./stackgan release import DIR, then promote it.",
          null);
    }
    return release;
  }

  static ApiException unknown(String model, InService served) {
    String names =
        String.join(", ", served.releases().stream().map(ReleaseManifest::release).toList());
    return ApiException.refused(
        404,
        "model",
        "model_not_found",
        "There is no model '%s' in service. Leave 'model' out, or send one of: production%s."
            .formatted(Excerpts.of(model), names.isEmpty() ? "" : ", " + names));
  }

  /** The one in service. */
  public Uni<Optional<String>> current() {
    return inService().map(served -> served.current().map(ReleaseManifest::release));
  }

  /** The one to draw that job with. */
  public Uni<Optional<String>> of(String job) {
    return inService().map(served -> served.of(job));
  }

  /** What is known is out of date. */
  public void changed() {
    InService last = known;
    known = last == null ? null : last.readAt(Instant.EPOCH);
    reading.set(null);
  }

  /** All that can be asked for. */
  public Uni<InService> inService() {
    InService last = known;
    if (last != null && last.readAt().plus(maxAge).isAfter(Instant.now())) {
      return Uni.createFrom().item(last);
    }
    Uni<InService> read = Uni.createFrom().completionStage(sharedRead().copy());
    return (last == null ? read : read.ifNoItem().after(PATIENCE).on(Workers.POOL).fail())
        .onFailure()
        .recoverWithUni(this::lastKnown);
  }

  /**
   * The read that is under way, or a new one: a store that is slow is not asked by every caller.
   */
  private CompletableFuture<InService> sharedRead() {
    CompletableFuture<InService> own = new CompletableFuture<>();
    CompletableFuture<InService> other = reading.compareAndExchange(null, own);
    if (other != null) {
      return other;
    }
    Workers.POOL.execute(() -> read(own));
    return own;
  }

  private void read(CompletableFuture<InService> result) {
    try {
      InService served = read();
      // Not where something has changed since it began.
      if (reading.compareAndSet(result, null)) {
        known = served;
      }
      result.complete(served);
    } catch (RuntimeException e) {
      reading.compareAndSet(result, null);
      result.completeExceptionally(e);
    }
  }

  private InService read() {
    Optional<ReleaseAlias> alias = store.alias(ReleaseStore.PRODUCTION);
    Optional<Canary> canary = store.canary().filter(Canary::runs);
    Stream<String> tried = canary.filter(one -> !one.shadow()).map(Canary::release).stream();
    List<ReleaseManifest> manifests =
        Stream.concat(alias.stream().flatMap(Releases::releases), tried)
            .distinct()
            .flatMap(id -> store.manifest(id).stream())
            .toList();
    return new InService(alias, canary, manifests, Instant.now());
  }

  private static Stream<String> releases(ReleaseAlias alias) {
    return Stream.of(alias.release(), alias.previous()).filter(Objects::nonNull);
  }

  /** A store that is away for a moment takes no release out of service. */
  private Uni<InService> lastKnown(Throwable failure) {
    if (known == null) {
      return Uni.createFrom()
          .failure(
              ApiException.unavailable(
                  "store_unavailable",
                  "The object store does not answer: see ./stackgan status.",
                  failure));
    }
    LOG.warnf("Going on with the releases last known, the store does not answer: %s", failure);
    InService served = known.readAt(Instant.now());
    known = served;
    return Uni.createFrom().item(served);
  }
}
