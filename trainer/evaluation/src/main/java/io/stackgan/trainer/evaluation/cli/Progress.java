// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.trainer.evaluation.protocol.Workers;
import java.io.PrintWriter;

/** Says every few seconds how far a work is. */
final class Progress implements Workers.Listener {

  private static final long INTERVAL = 5_000_000_000L;

  private final PrintWriter out;
  private long reported = System.nanoTime();

  Progress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void done(String what, int count, int total) {
    long now = System.nanoTime();
    if (now - reported >= INTERVAL) {
      reported = now;
      out.printf("%s: %d of %d%n", what, count, total);
      out.flush();
    }
  }
}
