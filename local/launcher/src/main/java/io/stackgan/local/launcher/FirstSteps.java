// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformReleases;
import io.stackgan.local.launcher.platform.PlatformState;
import io.stackgan.local.launcher.platform.Probe;
import io.stackgan.local.launcher.platform.ReadinessWait;
import io.stackgan.local.launcher.platform.TopicSetup;
import io.stackgan.modelstore.ReleaseManifest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What a platform needs after its processes were started: topics, a release, and patience. */
final class FirstSteps {

  private static final double READY_WITHIN_SECONDS = 25;

  private final DataFolder folder;
  private final boolean newKey;
  private final Instant started;
  private final PrintWriter out;
  private final ReadinessWait wait;

  FirstSteps(DataFolder folder, boolean newKey, Instant started, PrintWriter out) {
    this.newKey = newKey;
    this.folder = folder;
    this.started = started;
    this.out = out;
    this.wait = new ReadinessWait(folder, started, out::println);
  }

  /** Returns when it is ready, with how long that took. */
  Figures take() {
    wait.brokerAndStore();
    PlatformState platform = folder.platformFile().read().orElseThrow();
    TopicSetup.createMissing(platform.bootstrapServers());
    PlatformReleases releases = new PlatformReleases(platform, folder);
    if (newKey) {
      // A platform from before there were signatures trusts what it has.
      releases.signAll();
    }
    boolean serves = shipRelease(releases);
    wait.all(serves ? Probe.READY : Probe.LIVE);
    return report(platform);
  }

  /** Puts the repository's release in service where there is none; false without any release. */
  private boolean shipRelease(PlatformReleases releases) {
    if (releases.inService().isPresent()) {
      return true;
    }
    Path shipped = Installation.current().shippedRelease();
    if (!Files.isDirectory(shipped)) {
      out.println("  no release yet: train one, or ./stackgan release import DIR, then promote it");
      return false;
    }
    ReleaseManifest manifest = releases.importFolder(shipped);
    releases.promote(manifest.release());
    out.println("  release " + manifest.release() + " is in service");
    return true;
  }

  private Figures report(PlatformState platform) {
    double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
    out.printf("Ready after %.1f s: %s%n", seconds, platform.url());
    out.println("The trainer: " + platform.trainerUrl() + "/v1/training-runs");
    return new Figures()
        .with("url", platform.url())
        .atMost("ready", seconds, "s", READY_WITHIN_SECONDS);
  }
}
