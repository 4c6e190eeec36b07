// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.local.launcher.platform.Probe;
import io.stackgan.local.launcher.platform.ServiceState;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes trouble for the services of a platform, and waits until they have got over it. */
final class TroubleMaker {

  private static final long POLL_MILLIS = 100;

  private final DataFolder folder;
  private final Duration freeze;
  private final Duration patience;
  private final Map<String, Integer> made = new TreeMap<>();
  private long longestRecoveryMillis;

  /**
   * @param freeze how long a frozen service stays so
   * @param patience within which a service must be ready again
   */
  TroubleMaker(DataFolder folder, Duration freeze, Duration patience) {
    this.folder = folder;
    this.freeze = freeze;
    this.patience = patience;
  }

  void make(Trouble trouble) throws IOException, InterruptedException {
    ProcessHandle process = awaitProcess(trouble.service());
    if (trouble.kind() == Trouble.Kind.KILL) {
      process.destroyForcibly();
      process.onExit().join();
    } else {
      signal("STOP", process);
      Thread.sleep(freeze.toMillis());
      signal("CONT", process);
    }
    made.merge(trouble.toString(), 1, Integer::sum);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  private ProcessHandle awaitProcess(String service) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<ProcessHandle> process = process(service);
    while (process.isEmpty()) {
      check(end, service);
      process = process(service);
    }
    return process.get();
  }

  private Optional<ProcessHandle> process(String service) {
    return state(service)
        .filter(ServiceState::isRunning)
        .flatMap(running -> running.process().running());
  }

  private Optional<ServiceState> state(String service) {
    return folder.platformFile().read().stream()
        .flatMap(platform -> platform.services().stream())
        .filter(state -> state.name().equals(service))
        .findFirst();
  }

  /** Returns once the service does its work again. */
  void awaitRecovery(String service) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + patience.toNanos();
    while (state(service)
        .filter(state -> state.isRunning() && Probe.READY.passes(state))
        .isEmpty()) {
      check(end, service);
    }
    longestRecoveryMillis =
        Math.max(longestRecoveryMillis, (System.nanoTime() - start) / 1_000_000);
  }

  private void check(long end, String service) throws InterruptedException {
    if (System.nanoTime() > end) {
      throw new PlatformException(
          service + " was not ready again within " + patience.toSeconds() + " s; see its log");
    }
    Thread.sleep(POLL_MILLIS);
  }

  /** How often which trouble was made. */
  Map<String, Integer> made() {
    return made;
  }

  long longestRecoveryMillis() {
    return longestRecoveryMillis;
  }
}
