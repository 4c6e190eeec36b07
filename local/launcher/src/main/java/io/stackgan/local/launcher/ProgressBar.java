// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.io.PrintWriter;

/** One line that says how far something is, drawn over and over; nothing where nobody looks. */
final class ProgressBar {

  private static final int WIDTH = 30;

  private final PrintWriter terminal;
  private final int all;

  private ProgressBar(PrintWriter terminal, int all) {
    this.terminal = terminal;
    this.all = all;
  }

  /**
   * On standard error, so that what is printed can be piped; off where that is piped as well.
   *
   * @param all that there is to do
   */
  static ProgressBar of(int all) {
    boolean watched = System.console() != null && System.getenv("TERM") != null;
    return new ProgressBar(watched ? new PrintWriter(System.err, true) : null, all);
  }

  static ProgressBar on(PrintWriter terminal, int all) {
    return new ProgressBar(terminal, all);
  }

  void show(int done) {
    if (terminal == null) {
      return;
    }
    int filled = all == 0 ? WIDTH : done * WIDTH / all;
    terminal.printf("\r[%s%s] %d of %d", "#".repeat(filled), ".".repeat(WIDTH - filled), done, all);
    if (done == all) {
      terminal.println();
    }
    terminal.flush();
  }
}
