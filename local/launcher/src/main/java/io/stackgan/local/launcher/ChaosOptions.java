// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.chaos.ChaosPlan;
import io.stackgan.local.launcher.chaos.TroubleCounts;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a platform is to go through. */
final class ChaosOptions {

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "SIGKILLs; to ten of them come seven other troubles (default: ${DEFAULT-VALUE})")
  int kills;

  @Option(names = "--restarts", paramLabel = "N", description = "Of the broker, instead of 1 in 10")
  Integer restarts;

  @Option(names = "--freezes", paramLabel = "N", description = "Of a service, instead of 2 in 10")
  Integer freezes;

  @Option(
      names = "--outages",
      paramLabel = "N",
      description = "How often the store is gone, instead of 1 in 10")
  Integer outages;

  @Option(
      names = "--full-disks",
      paramLabel = "N",
      description = "How often the store's disk is full, instead of 1 in 10")
  Integer fullDisks;

  @Option(names = "--swaps", paramLabel = "N", description = "Of releases, instead of 2 in 10")
  Integer swaps;

  @Option(
      names = "--away",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How long the store is gone, or full, each time (default: ${DEFAULT-VALUE})")
  int away;

  @Option(
      names = "--pause",
      paramLabel = "SECONDS",
      defaultValue = "1.5",
      description = "The longest after a trouble that is over (default: ${DEFAULT-VALUE})")
  double pause;

  @Option(
      names = "--calm",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Load without trouble before, to compare with (default: ${DEFAULT-VALUE})")
  int calm;

  @Option(
      names = "--malformed",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Malformed records, and as many requests, at once after the troubles (default:"
              + " ${DEFAULT-VALUE})")
  int malformed;

  @Option(
      names = "--watchers",
      paramLabel = "N",
      defaultValue = "0",
      description = "Clients that follow jobs at the same time (default: ${DEFAULT-VALUE})")
  int watchers;

  @Option(
      names = "--overload",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description =
          "How long twice the jobs are asked for that the platform can do (default:"
              + " ${DEFAULT-VALUE})")
  int overload;

  @Option(
      names = "--replay",
      description = "Ask for all completed jobs once more in the end, and compare the bytes")
  boolean replay;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Determines the order of troubles (default: ${DEFAULT-VALUE})")
  long seed;

  ChaosPlan plan() {
    return new ChaosPlan(
        seed,
        Duration.ofSeconds(calm),
        counts(),
        Duration.ofMillis((long) (pause * 1000)),
        Duration.ofSeconds(away),
        malformed,
        watchers,
        Duration.ofSeconds(overload),
        replay);
  }

  private TroubleCounts counts() {
    TroubleCounts usual = TroubleCounts.besides(kills);
    return new TroubleCounts(
        kills,
        restarts == null ? usual.restarts() : restarts,
        freezes == null ? usual.freezes() : freezes,
        outages == null ? usual.outages() : outages,
        fullDisks == null ? usual.fullDisks() : fullDisks,
        swaps == null ? usual.swaps() : swaps);
  }
}
