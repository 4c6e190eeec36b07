// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformState;
import io.stackgan.local.launcher.platform.Supervisor;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes trouble for a running platform under load, then looks for every job that it accepted. */
public final class ChaosRun {

  /** Within which every accepted job has to end once nothing breaks any more. */
  private static final long SETTLE_MILLIS = 60_000;

  private static final int LONGEST_PAUSE_MILLIS = 1500;

  private final DataFolder folder;
  private final Supervisor supervisor;
  private final ChaosPlan plan;
  private final Consumer<String> progress;
  private final PlatformState platform;

  public ChaosRun(
      DataFolder folder, Supervisor supervisor, ChaosPlan plan, Consumer<String> progress) {
    this.folder = folder;
    this.supervisor = supervisor;
    this.plan = plan;
    this.progress = progress;
    this.platform = folder.platformFile().read().orElseThrow();
  }

  public ChaosReport run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    JobApi api = new JobApi(platform.url());
    Swaps swaps = Swaps.prepare(platform, folder);
    TroubleMaker maker = new TroubleMaker(folder, supervisor, swaps, plan.away());
    ChaosReport report = new ChaosReport().note("seed", plan.seed()).note("SIGKILLs", plan.kills());
    try (ChaosLoad load = new ChaosLoad(api, plan.seed());
        Poison poison = new Poison(platform.bootstrapServers(), api, plan.seed())) {
      load.start();
      trouble(maker, poison);
      ChaosLoad.Settled settled = load.settle(SETTLE_MILLIS);
      report.note("troubles", maker.made());
      report.note("seconds", (System.nanoTime() - start) / 1_000_000_000);
      report.note("longest recovery of a service, s", maker.longestRecoveryMillis() / 1000.0);
      report.note("malformed records", poison.records());
      report.note("malformed requests", poison.requests());
      report.none("malformed requests that were not refused", poison.unrefused());
      new Reconciliation(load, platform, folder).note(settled, report);
    }
    return report;
  }

  private void trouble(TroubleMaker maker, Poison poison) throws IOException, InterruptedException {
    Random random = new Random(plan.seed());
    List<Trouble> troubles = Trouble.plan(plan.kills(), random);
    Progress told = new Progress(troubles.size(), progress);
    for (Trouble trouble : troubles) {
      told.next(trouble);
      maker.make(trouble);
      poison.send();
      if (random.nextInt(4) == 0) {
        // Another one before the first is over.
        continue;
      }
      maker.awaitRecovery(trouble.service());
      Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }
    for (String service : Trouble.SERVICES) {
      maker.awaitRecovery(service);
    }
  }
}
