// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.time.Instant;

/** When each step of a picture was done; null where it is not done yet. */
public record Timings(Instant requested, Instant embedded, Instant sketched, Instant completed) {

  public static final Timings NONE = new Timings(null, null, null, null);

  public static Timings requestedAt(Instant requested) {
    return new Timings(requested, null, null, null);
  }

  public Timings withEmbedded(Instant time) {
    return new Timings(requested, time, sketched, completed);
  }

  public Timings withSketched(Instant time) {
    return new Timings(requested, embedded, time, completed);
  }

  public Timings withCompleted(Instant time) {
    return new Timings(requested, embedded, sketched, time);
  }
}
