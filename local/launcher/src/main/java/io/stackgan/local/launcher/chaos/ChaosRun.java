// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes trouble for a running platform under load, then looks for every job that it accepted. */
public final class ChaosRun {

  private static final Duration FREEZE = Duration.ofSeconds(5);
  private static final Duration RECOVERY = Duration.ofSeconds(180);

  /** Within which every accepted job has to end once nothing breaks any more. */
  private static final long SETTLE_MILLIS = 60_000;

  private static final int LONGEST_PAUSE_MILLIS = 1500;

  private final DataFolder folder;
  private final int troubles;
  private final long seed;
  private final Consumer<String> progress;
  private final PlatformState platform;

  /**
   * @param troubles how many to make
   */
  public ChaosRun(DataFolder folder, int troubles, long seed, Consumer<String> progress) {
    this.folder = folder;
    this.troubles = troubles;
    this.seed = seed;
    this.progress = progress;
    this.platform = folder.platformFile().read().orElseThrow();
  }

  public ChaosReport run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    JobApi api = new JobApi(platform.url());
    TroubleMaker maker = new TroubleMaker(folder, FREEZE, RECOVERY);
    ChaosReport report = new ChaosReport().note("seed", seed);
    try (ChaosLoad load = new ChaosLoad(api, seed);
        Poison poison = new Poison(platform.bootstrapServers(), api, seed)) {
      load.start();
      trouble(maker, poison);
      List<ChaosJob> stuck = load.settle(SETTLE_MILLIS);
      report.note("troubles", maker.made());
      report.note("seconds", (System.nanoTime() - start) / 1_000_000_000);
      report.note("longest recovery of a service, s", maker.longestRecoveryMillis() / 1000.0);
      report.note("malformed records", poison.records());
      report.note("malformed requests", poison.requests());
      report.none("malformed requests that were not refused", poison.unrefused());
      new Reconciliation(load, platform, folder).note(stuck.size(), report);
    }
    return report;
  }

  private void trouble(TroubleMaker maker, Poison poison) throws IOException, InterruptedException {
    Random random = new Random(seed);
    for (int i = 1; i <= troubles; i++) {
      Trouble trouble = Trouble.next(random);
      progress.accept("  %d/%d %s".formatted(i, troubles, trouble));
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
