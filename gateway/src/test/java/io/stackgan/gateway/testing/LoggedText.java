// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that is logged until this is closed, of our own classes down to the last detail. */
public final class LoggedText extends Handler implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger all = LogContext.getLogContext().getLogger("");
  private final Logger ours = LogContext.getLogContext().getLogger("io.stackgan");
  private final PatternFormatter formatter = new PatternFormatter("%m%e");
  private final Level before = ours.getLevel();

  private LoggedText() {}

  public static LoggedText ofEverything() {
    LoggedText logged = new LoggedText();
    logged.setLevel(Level.ALL);
    logged.ours.setLevel(Level.ALL);
    logged.all.addHandler(logged);
    return logged;
  }

  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(formatter.format(ExtLogRecord.wrap(line)));
  }

  @Override
  public void flush() {
    // nothing waits
  }

  @Override
  public void close() {
    all.removeHandler(this);
    ours.setLevel(before);
  }
}
