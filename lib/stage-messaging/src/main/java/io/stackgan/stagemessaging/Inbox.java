// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

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
   * Whatever has arrived, at most so many; waits for the first one only, so that an idle stage adds
   * no delay and a busy one fills its batches.
   */
  synchronized List<T> take(int most) throws InterruptedException {
    while (items.isEmpty()) {
      wait();
    }
    List<T> taken = new ArrayList<>(Math.min(most, items.size()));
    while (taken.size() < most && !items.isEmpty()) {
      taken.add(items.removeFirst());
    }
    return taken;
  }

  synchronized int size() {
    return items.size();
  }
}
