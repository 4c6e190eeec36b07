// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import org.jboss.logging.MDC;

/** What a line of the log is about, as a log of JSON tells under {@code mdc}. */
public final class LogContext {

  private static final String JOB = "job";
  private static final String TRACE = "traceId";

  private LogContext() {}

  /** All that is logged on the threads of the present call. */
  static void call(String traceId) {
    MDC.put(TRACE, traceId);
  }

  /** What {@code logging} logs. */
  public static void about(String job, Runnable logging) {
    MDC.put(JOB, job);
    try {
      logging.run();
    } finally {
      MDC.remove(JOB);
    }
  }
}
