// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import java.io.PrintWriter;

/** Says every few seconds how far a work is and how long the rest will take. */
final class Progress {

  private static final long INTERVAL = 5_000_000_000L;

  private final PrintWriter out;
  private final String verb;
  private final int total;
  private final long started = System.nanoTime();
  private long reported = started;

  Progress(PrintWriter out, String verb, int total) {
    this.out = out;
    this.verb = verb;
    this.total = total;
  }

  void done(int count) {
    long now = System.nanoTime();
    if (now - reported >= INTERVAL) {
      reported = now;
      double seconds = (now - started) / 1e9;
      out.printf(
          "%s %d of %d, about %.0f s left%n",
          verb, count, total, seconds / count * (total - count));
      out.flush();
    }
  }
}
