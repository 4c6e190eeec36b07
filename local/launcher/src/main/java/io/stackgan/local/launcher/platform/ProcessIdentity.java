// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be mistaken for another: the system gives an ended process's number to new
 * ones, but not its start.
 *
 * @param startedAtMillis since the epoch, as the system tells it
 */
public record ProcessIdentity(long pid, long startedAtMillis) {

  /** The system derives a start from the boot's time, which an adjusted clock may shift. */
  private static final long CLOCK_SHIFT_MILLIS = 2000;

  /** The identity of a process that runs now. */
  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(process.pid(), startOf(process));
  }

  /** The process, when it runs. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(process -> Math.abs(startOf(process) - startedAtMillis) <= CLOCK_SHIFT_MILLIS)
        .filter(ProcessHandle::isAlive)
        .filter(process -> !isZombie());
  }

  public boolean isRunning() {
    return running().isPresent();
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Whether it has ended and only waits for a parent, which in a container may never come. */
  private boolean isZombie() {
    try {
      String status = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return status.charAt(status.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException notLinuxOrGone) {
      return false;
    }
  }
}
