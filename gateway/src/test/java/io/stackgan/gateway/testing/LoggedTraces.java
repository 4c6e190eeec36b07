// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;

/** The trace of each line that a class logs until this is closed. */
public final class LoggedTraces extends Handler implements AutoCloseable {

  private final List<String> traces = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LoggedTraces(Logger logger) {
    this.logger = logger;
  }

  public static LoggedTraces of(Class<?> type) {
    LoggedTraces logged = new LoggedTraces(LogContext.getLogContext().getLogger(type.getName()));
    logged.logger.addHandler(logged);
    return logged;
  }

  public List<String> traces() {
    return traces;
  }

  @Override
  public void publish(LogRecord line) {
    traces.add(ExtLogRecord.wrap(line).getMdc("traceId"));
  }

  @Override
  public void flush() {
    // nothing waits
  }

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
