// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.rollouts;

import io.micrometer.core.instrument.MeterRegistry;
import io.stackgan.contracts.ReleaseAnnouncement;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.RollbackConfig;
import io.stackgan.gateway.jobs.Ended;
import io.stackgan.gateway.jobs.Jobs;
import io.stackgan.gateway.jobs.Pipeline;
import io.stackgan.gateway.models.InService;
import io.stackgan.gateway.models.Releases;
import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Takes releases out of service whose jobs fail: the one that is tried out, and the one in service
 * for a while after its promotion. Every gateway counts the same jobs, as the topics tell them, and
 * changes an alias only where it still names the release that failed.
 */
@ApplicationScoped
class Rollouts {

  private static final Logger LOG = Logger.getLogger(Rollouts.class);

  private final ReleaseStore store;
  private final Releases releases;
  private final Jobs jobs;
  private final Pipeline pipeline;
  private final MeterRegistry meters;
  private final RollbackConfig config;
  private final Judge judge;

  Rollouts(
      ReleaseStore store,
      Releases releases,
      Jobs jobs,
      Pipeline pipeline,
      MeterRegistry meters,
      GatewayConfig config) {
    this.store = store;
    this.releases = releases;
    this.jobs = jobs;
    this.pipeline = pipeline;
    this.meters = meters;
    this.config = config.rollback();
    this.judge = Judge.of(config.rollback());
    for (String trial : new String[] {ReleaseStore.CANARY, ReleaseStore.PRODUCTION}) {
      withdrawn(trial, 0);
    }
  }

  /** Looks at the jobs that have ended, and acts on what they tell. */
  void review() {
    if (!jobs.isCaughtUp()) {
      return;
    }
    InService known = releases.inService().await().indefinitely();
    known.canary().ifPresent(canary -> review(canary, known));
    known
        .alias()
        .filter(alias -> alias.previous() != null)
        .filter(alias -> alias.updatedAt().plus(config.probation()).isAfter(Instant.now()))
        .ifPresent(this::review);
  }

  private void review(Canary canary, InService known) {
    Map<String, Ended> ended = jobs.endedSince(canary.updatedAt());
    Ended own = ended.getOrDefault(canary.release(), Ended.NONE);
    String inService = known.alias().map(ReleaseAlias::release).orElseThrow();
    Ended others = ended.getOrDefault(inService, Ended.NONE);
    if (judge.condemns(own, others)) {
      String reason = "%s, and %s of %s".formatted(own, others, inService);
      store
          .endCanary(canary.release(), reason)
          .ifPresent(over -> tell(ReleaseStore.CANARY, over.release(), inService, null, reason));
    }
  }

  private void review(ReleaseAlias promoted) {
    Ended own = jobs.endedSince(promoted.updatedAt()).getOrDefault(promoted.release(), Ended.NONE);
    if (judge.condemns(own, Ended.NONE)) {
      store
          .withdraw(promoted.release())
          .ifPresent(
              back ->
                  tell(
                      back.alias(),
                      promoted.release(),
                      back.release(),
                      promoted.release(),
                      own.toString()));
    }
  }

  /**
   * @param previous null where the alias named none before
   */
  private void tell(String alias, String failed, String instead, String previous, String reason) {
    releases.changed();
    withdrawn(alias, 1);
    LOG.errorf("Release %s is withdrawn from %s (%s); %s serves", failed, alias, reason, instead);
    pipeline
        .announce(new ReleaseAnnouncement(alias, instead, previous))
        .onFailure()
        .invoke(e -> LOG.warnf("Stages find it by themselves, telling them failed: %s", e))
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();
  }

  private void withdrawn(String alias, int times) {
    meters.counter("stackgan.release.withdrawn", "alias", alias).increment(times);
  }
}
