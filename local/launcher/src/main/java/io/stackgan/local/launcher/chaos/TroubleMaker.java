// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.local.launcher.platform.Probe;
import io.stackgan.local.launcher.platform.ServiceState;
import io.stackgan.local.launcher.platform.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes trouble for the services of a platform, and waits until they have got over it. */
final class TroubleMaker {

  private static final long POLL_MILLIS = 100;
  private static final Duration FREEZE = Duration.ofSeconds(5);

  /** A service that is not ready again by then has a fault, however slow the machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DataFolder folder;
  private final Supervisor supervisor;
  private final JobApi api;
  private final Swaps swaps;
  private final Duration away;
  private final Map<String, Integer> made = new TreeMap<>();
  private final List<Instant> returns = new ArrayList<>();
  private long longestRecoveryMillis;

  /**
   * @param away how long the store is gone, or full
   */
  TroubleMaker(DataFolder folder, Supervisor supervisor, JobApi api, Swaps swaps, Duration away) {
    this.folder = folder;
    this.supervisor = supervisor;
    this.api = api;
    this.swaps = swaps;
    this.away = away;
  }

  void make(Trouble trouble) throws IOException, InterruptedException {
    ProcessHandle process = awaitProcess(trouble.service());
    switch (trouble.kind()) {
      case KILL -> kill(process);
      case RESTART -> {
        process.destroy();
        process.onExit().join();
      }
      case FREEZE -> {
        signal("STOP", process);
        Thread.sleep(FREEZE.toMillis());
        signal("CONT", process);
      }
      case AWAY -> {
        supervisor.hold(trouble.service());
        kill(process);
        Thread.sleep(away.toMillis());
        supervisor.letGo(trouble.service());
      }
      case FULL -> {
        limitFiles("0", process);
        Thread.sleep(away.toMillis());
        limitFiles("unlimited", process);
      }
      case SWAP -> {
        awaitRecovery(Trouble.KAFKA);
        awaitRecovery(Trouble.STORE);
        awaitRelease(swaps.swap());
      }
    }
    made.merge(trouble.toString(), 1, Integer::sum);
  }

  /** Until new jobs are given it. */
  private void awaitRelease(String release) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!release.equals(api.releaseInService())) {
      check(end, "gateway");
    }
  }

  /** SIGSTOP, until it is thawed. */
  void freeze(String service) throws IOException, InterruptedException {
    signal("STOP", awaitProcess(service));
  }

  void thaw(String service) throws IOException, InterruptedException {
    signal("CONT", awaitProcess(service));
  }

  /** What the service has used since it was started. */
  Duration cpuTime(String service) throws InterruptedException {
    return awaitProcess(service).info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    run("kill", "-" + name, String.valueOf(process.pid()));
  }

  /** Whatever its user, a process cannot write beyond this limit. */
  private static void limitFiles(String bytes, ProcessHandle process)
      throws IOException, InterruptedException {
    run("prlimit", "--fsize=" + bytes + ":", "--pid", String.valueOf(process.pid()));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).start().waitFor();
    if (exit != 0) {
      throw new PlatformException(String.join(" ", command) + " ended with exit code " + exit);
    }
  }

  private ProcessHandle awaitProcess(String service) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
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
    long end = start + PATIENCE.toNanos();
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
          service + " was not ready again within " + PATIENCE.toSeconds() + " s; see its log");
    }
    Thread.sleep(POLL_MILLIS);
  }

  /** How often which trouble was made. */
  Map<String, Integer> made() {
    return made;
  }

  /** Waits until the service works again, and notes that it has been gone until now. */
  Instant awaitReturn(String service) throws InterruptedException {
    awaitRecovery(service);
    Instant now = Instant.now();
    returns.add(now);
    return now;
  }

  /** When the broker or the store was back after it had been away. */
  List<Instant> returns() {
    return returns;
  }

  long longestRecoveryMillis() {
    return longestRecoveryMillis;
  }
}
