// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.util.function.Consumer;

/** Says which trouble is next, and how long the others will take by what the last ones took. */
final class Progress {

  private final int all;
  private final Consumer<String> lines;
  private final long start = System.nanoTime();
  private int begun;

  Progress(int all, Consumer<String> lines) {
    this.all = all;
    this.lines = lines;
  }

  void next(Trouble trouble) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String left = begun == 0 ? "" : ", %.0f s left".formatted(seconds / begun * (all - begun));
    begun++;
    lines.accept("  %d/%d %s%s".formatted(begun, all, trouble, left));
  }
}
