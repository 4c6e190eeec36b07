// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends processes: first by request, then by force. The broker and the store outlive the others. */
final class ProcessStopper {

  private static final Duration PATIENCE = Duration.ofMillis(3500);
  private static final Duration BY_FORCE = Duration.ofMillis(1000);
  private static final long POLL_MILLIS = 50;

  private ProcessStopper() {}

  /** Returns when all have ended, in ten seconds at most. */
  static void stop(List<ServiceState> services) {
    end(
        services.stream()
            .filter(service -> !PlatformServices.FOUNDATION.contains(service.name()))
            .toList());
    end(
        services.stream()
            .filter(service -> PlatformServices.FOUNDATION.contains(service.name()))
            .toList());
  }

  private static void end(List<ServiceState> services) {
    List<ProcessIdentity> processes =
        services.stream().filter(ServiceState::isRunning).map(ServiceState::process).toList();
    processes.forEach(process -> process.running().ifPresent(ProcessHandle::destroy));
    if (!awaitEnd(processes, PATIENCE)) {
      processes.forEach(process -> process.running().ifPresent(ProcessHandle::destroyForcibly));
      awaitEnd(processes, BY_FORCE);
    }
  }

  /** Whether all of them ended in time. */
  static boolean awaitEnd(List<ProcessIdentity> processes, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    while (processes.stream().anyMatch(ProcessIdentity::isRunning)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Pause.millis(POLL_MILLIS);
    }
    return true;
  }
}
