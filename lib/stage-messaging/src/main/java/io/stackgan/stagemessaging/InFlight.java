// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts the records that were taken over and are not acknowledged yet. Consumption goes on while
 * there are fewer than the capacity, so that a store or broker that is away stops it, and memory
 * stays bounded.
 */
final class InFlight {

  private final int capacity;
  private int count;
  private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

  InFlight(int capacity) {
    this.capacity = capacity;
  }

  /** Completes once there is room for more. */
  synchronized CompletionStage<Void> add(int records) {
    count += records;
    if (count >= capacity && room.isDone()) {
      room = new CompletableFuture<>();
    }
    return room;
  }

  void remove() {
    CompletableFuture<Void> opened = null;
    synchronized (this) {
      count--;
      if (count < capacity) {
        opened = room;
      }
    }
    if (opened != null) {
      opened.complete(null);
    }
  }

  synchronized int count() {
    return count;
  }
}
