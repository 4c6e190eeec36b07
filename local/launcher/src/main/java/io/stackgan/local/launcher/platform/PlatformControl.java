// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops platforms, and looks into their logs. */
public final class PlatformControl {

  private static final Duration SUPERVISOR_PATIENCE = Duration.ofSeconds(9);

  private PlatformControl() {}

  /** Stops what was started from this data folder and only that; false when nothing ran. */
  public static boolean stop(DataFolder data) {
    Optional<PlatformState> started = data.platformFile().read();
    boolean ran = started.filter(PlatformState::anythingRuns).isPresent();
    started.ifPresent(PlatformControl::end);
    data.platformFile().delete();
    return ran;
  }

  private static void end(PlatformState state) {
    if (state.isSupervised()) {
      state.supervisor().running().ifPresent(ProcessHandle::destroy);
      if (!ProcessStopper.awaitEnd(List.of(state.supervisor()), SUPERVISOR_PATIENCE)) {
        state.supervisor().running().ifPresent(ProcessHandle::destroyForcibly);
      }
    }
    ProcessStopper.stop(state.services());
  }

  /** The log's last lines. */
  public static List<String> logTail(Path log, int lines) {
    try {
      List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + log, e);
    }
  }
}
