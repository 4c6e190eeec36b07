// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import io.stackgan.tracing.TraceCollector;
import io.stackgan.tracing.TraceCollector.Received;
import java.util.function.Predicate;

/** Waits for spans, which come some time after what they are about. */
record Traces(TraceCollector collector) {

  private static final int TRIES = 600;
  private static final long PAUSE_MILLIS = 100;

  /** The span of that name which belongs to the other. */
  Received await(String name, Received parent) throws InterruptedException {
    return await(
        name, span -> span.parent().equals(parent.id()) && span.trace().equals(parent.trace()));
  }

  Received await(String name, Predicate<Received> question) throws InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      for (Received span : collector.spans()) {
        if (span.name().equals(name) && question.test(span)) {
          return span;
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError("no such span " + name + " among " + collector.spans());
  }
}
