// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.trainer.evaluation.protocol.Workers;
import java.io.PrintWriter;

/** Says every few seconds how far a work is, and how long it may take still. */
final class Progress implements Workers.Listener {

  private static final long INTERVAL = 5_000_000_000L;

  private final PrintWriter out;
  private long reported = System.nanoTime();
  private String work = "";
  private long begun;
  private int doneBefore;

  Progress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void done(String what, int count, int total) {
    long now = System.nanoTime();
    if (!what.equals(work)) {
      work = what;
      begun = now;
      doneBefore = count;
    }
    if (now - reported >= INTERVAL) {
      reported = now;
      out.printf("%s: %d of %d%s%n", what, count, total, left(now, count, total));
      out.flush();
    }
  }

  /** By the pace since this run began with the work: what was kept took no time. */
  private String left(long now, int count, int total) {
    if (count <= doneBefore) {
      return "";
    }
    double seconds = (now - begun) / 1e9 / (count - doneBefore) * (total - count);
    return seconds < 60
        ? ", about %.0f s left".formatted(seconds)
        : ", about %.0f min left".formatted(seconds / 60);
  }
}
