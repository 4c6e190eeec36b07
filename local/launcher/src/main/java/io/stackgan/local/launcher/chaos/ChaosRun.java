// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformState;
import io.stackgan.local.launcher.platform.PlatformStore;
import io.stackgan.local.launcher.platform.Supervisor;
import io.stackgan.modelstore.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Makes trouble for a running platform under load, then looks for every job that it accepted. */
public final class ChaosRun {

  /** Within which every accepted job has to end once nothing breaks any more. */
  private static final Duration SETTLE = Duration.ofSeconds(60);

  private final DataFolder folder;
  private final Supervisor supervisor;
  private final ChaosPlan plan;
  private final Consumer<String> progress;
  private final PlatformState platform;
  private final JobApi api;
  private final ServiceWatch services;
  private final ChaosReport report = new ChaosReport();

  public ChaosRun(
      DataFolder folder, Supervisor supervisor, ChaosPlan plan, Consumer<String> progress) {
    this.folder = folder;
    this.supervisor = supervisor;
    this.plan = plan;
    this.progress = progress;
    this.platform = folder.platformFile().read().orElseThrow();
    this.api = new JobApi(platform.url());
    this.services = new ServiceWatch(folder);
  }

  public ChaosReport run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Swaps swaps = Swaps.prepare(platform, folder);
    TroubleMaker maker = new TroubleMaker(folder, supervisor, api, swaps, plan.away());
    MalformedRequests requests = new MalformedRequests(platform.url(), plan.seed());
    ObjectStore store = PlatformStore.open(platform, folder.secrets());
    report.note("seed", plan.seed()).note("SIGKILLs", plan.troubles().kills());
    try (ChaosLoad load = new ChaosLoad(api, plan.seed());
        MalformedRecords records = new MalformedRecords(platform.bootstrapServers(), plan.seed());
        JobHistory history = new JobHistory(platform.bootstrapServers())) {
      load.start();
      Thread.sleep(plan.calm().toMillis());
      Instant trouble = Instant.now();
      trouble(maker, history, records, requests);
      flood(records, requests, history);
      crowd(maker);
      ChaosLoad.Settled settled = load.settle(SETTLE.toMillis());
      history.catchUp();
      report.note("troubles", maker.made());
      report.note("seconds", (System.nanoTime() - start) / 1_000_000_000);
      report.note("longest recovery of a service, s", maker.longestRecoveryMillis() / 1000.0);
      report.note(
          "longest until a job ended after broker or store were back, s",
          history.longestUntilNextEnd(maker.returns()).toMillis() / 1000.0);
      noteMalformed(records, requests, history);
      Reconciliation reconciliation = new Reconciliation(load, history, store);
      reconciliation.note(settled, report);
      reconciliation.noteDurations(trouble, report);
      overload(history);
      replay(history, store);
    }
    return report;
  }

  private void trouble(
      TroubleMaker maker, JobHistory history, MalformedRecords records, MalformedRequests requests)
      throws IOException, InterruptedException {
    Random random = new Random(plan.seed());
    List<Trouble> troubles = Trouble.plan(plan.troubles(), random);
    Progress told = new Progress(troubles.size(), progress);
    for (Trouble trouble : troubles) {
      told.next(trouble);
      maker.make(trouble);
      records.send();
      requests.send(1);
      if (trouble.isTimed()) {
        history.awaitEndAfter(maker.awaitReturn(trouble.service()), SETTLE);
      } else if (random.nextInt(4) == 0) {
        // Another one before the first is over.
        continue;
      }
      maker.awaitRecovery(trouble.service());
      Thread.sleep((long) (random.nextDouble() * plan.pause().toMillis()));
    }
    for (String service : Trouble.SERVICES) {
      maker.awaitRecovery(service);
    }
  }

  private void flood(MalformedRecords records, MalformedRequests requests, JobHistory history)
      throws InterruptedException {
    if (plan.malformed() == 0) {
      return;
    }
    progress.accept("  %d malformed records and requests".formatted(plan.malformed()));
    Map<String, Long> before = services.memory();
    int restarts = services.restarts();
    records.send(plan.malformed());
    requests.send(plan.malformed());
    history.awaitDeadLetters(records.places(), SETTLE);
    report.note(
        "flood: resident before and after, MiB", ServiceWatch.change(before, services.memory()));
    report.none("flood: services that ended", services.restarts() - restarts);
  }

  private void crowd(TroubleMaker maker) throws IOException, InterruptedException {
    if (plan.watchers() > 0) {
      progress.accept("  %d clients that follow jobs".formatted(plan.watchers()));
      new Crowd(platform.url(), api, maker, services, plan.seed()).run(plan.watchers(), report);
    }
  }

  private void noteMalformed(
      MalformedRecords records, MalformedRequests requests, JobHistory history) {
    report
        .note("malformed records", records.places().size())
        .none(
            "malformed records without a dead letter",
            history.awaitDeadLetters(records.places(), SETTLE))
        .note("malformed requests refused with a reason", requests.refused())
        .none("malformed requests answered otherwise", requests.unrefused())
        .note("malformed requests unanswered", requests.unanswered());
  }

  private void overload(JobHistory history) throws IOException, InterruptedException {
    if (!plan.overload().isZero()) {
      progress.accept("  twice what it can do, for %d s".formatted(plan.overload().toSeconds()));
      new Overload(api, history, services, plan.seed()).run(plan.overload(), report);
    }
  }

  private void replay(JobHistory history, ObjectStore store) {
    if (plan.replay()) {
      progress.accept("  all completed jobs once more");
      new Replay(platform.bootstrapServers(), history, store).run(report);
    }
  }
}
