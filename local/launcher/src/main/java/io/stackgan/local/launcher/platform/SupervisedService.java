// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** One service as the supervisor sees it. Guarded by the supervisor. */
final class SupervisedService {

  private static final long FIRST_DELAY_MILLIS = 1000;
  static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  /** A service that ran this long had a good start; its next end is waited for anew. */
  private static final long GOOD_RUN_MILLIS = 60_000;

  private final ServiceSpec spec;
  private final Path log;
  private final long longestDelayMillis;
  private ProcessIdentity process;
  private int restarts;
  private Integer lastExit;
  private long delayMillis = FIRST_DELAY_MILLIS;

  SupervisedService(ServiceSpec spec, Path log, Duration longestDelay) {
    this.longestDelayMillis = longestDelay.toMillis();
    this.spec = spec;
    this.log = log;
  }

  /** Whether the others need it from their start on. */
  boolean isFoundation() {
    return PlatformServices.FOUNDATION.contains(spec.name());
  }

  /** Keeps the log of the platform's last run beside the new one. */
  void rotateLog() throws IOException {
    if (Files.exists(log)) {
      Path previous = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Sessions.own(spec.command()));
    builder.environment().putAll(spec.environment());
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    builder.redirectInput(new File("/dev/null"));
    Process started = builder.start();
    process = ProcessIdentity.of(started.toHandle());
    return started;
  }

  /** Notes the end and tells how long to wait before the next start, in milliseconds. */
  long ended(int exit) {
    boolean good =
        process != null && System.currentTimeMillis() - process.startedAtMillis() > GOOD_RUN_MILLIS;
    long delay = good ? FIRST_DELAY_MILLIS : delayMillis;
    delayMillis = Math.min(2 * delay, longestDelayMillis);
    process = null;
    lastExit = exit;
    restarts++;
    return delay;
  }

  ServiceState state() {
    return new ServiceState(spec.name(), spec.port(), process, restarts, lastExit);
  }
}
