// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What waits for the model. How much that may be is {@link InFlight}'s business. */
final class Inbox<T> {

  private final Deque<T> items = new ArrayDeque<>();

  synchronized void put(Collection<T> arrived) {
    items.addAll(arrived);
    notifyAll();
  }

  /** In front of everything else, in their order. */
  synchronized void putBack(List<T> returned) {
    for (int i = returned.size() - 1; i >= 0; i--) {
      items.addFirst(returned.get(i));
    }
    notifyAll();
  }

  /**
   * Waits for the first one only where nothing is there, so that an idle stage adds no delay, and
   * for others as long as the batching has it; then takes whatever has arrived, up to a batch.
   */
  synchronized List<T> take(Batching batching) throws InterruptedException {
    boolean idle = items.isEmpty();
    while (items.isEmpty()) {
      wait();
    }
    int most = batching.size();
    if (!idle) {
      awaitMore(most, batching.window(items.size()));
    }
    List<T> taken = new ArrayList<>(Math.min(most, items.size()));
    while (taken.size() < most && !items.isEmpty()) {
      taken.add(items.removeFirst());
    }
    return taken;
  }

  private void awaitMore(int most, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && items.size() < most; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized int size() {
    return items.size();
  }
}
