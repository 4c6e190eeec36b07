// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What waits for the model. Interactive items overtake bulk ones, but while bulk waits, one in
 * eight is bulk. How much may wait is {@link InFlight}'s business.
 */
final class Inbox<T> {

  private static final int INTERACTIVE_PER_BULK = 7;

  private final Predicate<T> isBulk;
  private final Deque<T> interactive = new ArrayDeque<>();
  private final Deque<T> bulk = new ArrayDeque<>();

  /** Interactive items taken since the last one of bulk. */
  private int ahead;

  Inbox(Predicate<T> isBulk) {
    this.isBulk = isBulk;
  }

  synchronized void put(Collection<T> arrived) {
    arrived.forEach(item -> lane(item).addLast(item));
    notifyAll();
  }

  /** In front of everything else of their priority, in their order. */
  synchronized void putBack(List<T> returned) {
    for (int i = returned.size() - 1; i >= 0; i--) {
      lane(returned.get(i)).addFirst(returned.get(i));
    }
    notifyAll();
  }

  private Deque<T> lane(T item) {
    return isBulk.test(item) ? bulk : interactive;
  }

  /**
   * Waits for the first one only where nothing is there, so that an idle stage adds no delay, and
   * for others as long as the batching has it; then takes whatever has arrived, up to a batch.
   */
  synchronized List<T> take(Batching batching) throws InterruptedException {
    boolean idle = size() == 0;
    while (size() == 0) {
      wait();
    }
    int most = batching.size();
    if (!idle) {
      awaitMore(most, batching.window(size()));
    }
    List<T> taken = new ArrayList<>(Math.min(most, size()));
    while (taken.size() < most && size() > 0) {
      taken.add(next());
    }
    return taken;
  }

  private void awaitMore(int most, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && size() < most; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private T next() {
    boolean isBulksTurn = interactive.isEmpty() || ahead >= INTERACTIVE_PER_BULK;
    if (isBulksTurn && !bulk.isEmpty()) {
      ahead = 0;
      return bulk.removeFirst();
    }
    ahead = bulk.isEmpty() ? 0 : ahead + 1;
    return interactive.removeFirst();
  }

  synchronized int size() {
    return interactive.size() + bulk.size();
  }
}
