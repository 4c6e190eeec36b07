// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.function.Consumer;

/** Says every few seconds how far a work is and how long the rest will take. */
public final class Progress {

  private static final long INTERVAL = 5_000_000_000L;

  private final Consumer<String> out;
  private final String verb;
  private final int before;
  private final int total;
  private final long started = System.nanoTime();
  private long reported = started;

  public Progress(Consumer<String> out, String verb, int total) {
    this(out, verb, 0, total);
  }

  /**
   * @param before what an earlier process has done of the total
   */
  public Progress(Consumer<String> out, String verb, int before, int total) {
    this.out = out;
    this.verb = verb;
    this.before = before;
    this.total = total;
  }

  /**
   * @param count done by this process, at least 1
   */
  public void done(int count) {
    long now = System.nanoTime();
    if (now - reported >= INTERVAL) {
      reported = now;
      int done = before + count;
      double seconds = (now - started) / 1e9 / count * (total - done);
      out.accept("%s %d of %d, about %.0f s left".formatted(verb, done, total, seconds));
    }
  }
}
