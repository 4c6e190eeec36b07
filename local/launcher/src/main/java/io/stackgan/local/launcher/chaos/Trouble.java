// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something bad that happens to a platform.
 *
 * @param service whose trouble it is; of a swap, the store
 */
record Trouble(Kind kind, String service) {

  enum Kind {
    /** SIGKILL; the supervisor starts it again. */
    KILL,
    /** SIGTERM; the same. */
    RESTART,
    /** SIGSTOP, and SIGCONT after a while: connections stay and nobody answers. */
    FREEZE,
    /** Gone for a while: nothing takes connections. */
    AWAY,
    /** It can write nothing for a while, as if its disk were full. */
    FULL,
    /** Another release is put in service, or the one before again. */
    SWAP
  }

  static final String KAFKA = "kafka";
  static final String STORE = "object-store";

  private static final List<String> STATELESS =
      List.of("embedding-service", "stage1-service", "stage2-service", "gateway");

  /** All that trouble is made for. */
  static final List<String> SERVICES =
      List.of(KAFKA, STORE, "embedding-service", "stage1-service", "stage2-service", "gateway");

  /** Two of each, and the broker and the store once: kills go through these. */
  private static final List<String> KILLED =
      Stream.of(STATELESS, STATELESS, List.of(KAFKA, STORE)).flatMap(List::stream).toList();

  /** So many of each kind, shuffled. */
  static List<Trouble> plan(TroubleCounts counts, Random random) {
    List<Trouble> plan = new ArrayList<>();
    add(plan, counts.kills(), i -> new Trouble(Kind.KILL, KILLED.get(i % KILLED.size())));
    add(plan, counts.restarts(), i -> new Trouble(Kind.RESTART, KAFKA));
    add(plan, counts.freezes(), i -> new Trouble(Kind.FREEZE, frozen(i, random)));
    add(plan, counts.outages(), i -> new Trouble(Kind.AWAY, STORE));
    add(plan, counts.fullDisks(), i -> new Trouble(Kind.FULL, STORE));
    add(plan, counts.swaps(), i -> new Trouble(Kind.SWAP, STORE));
    Collections.shuffle(plan, random);
    return plan;
  }

  private static void add(List<Trouble> plan, int count, IntFunction<Trouble> trouble) {
    IntStream.range(0, count).mapToObj(trouble).forEach(plan::add);
  }

  /** A service that keeps nothing and one that does, in turns. */
  private static String frozen(int i, Random random) {
    List<String> services = i % 2 == 0 ? STATELESS : List.of(KAFKA, STORE);
    return services.get(random.nextInt(services.size()));
  }

  /** Whether nothing else goes on until it is over: its end is timed. */
  boolean isTimed() {
    return kind == Kind.RESTART || kind == Kind.AWAY || kind == Kind.FULL;
  }

  @Override
  public String toString() {
    return kind == Kind.SWAP ? "swap releases" : kind.name().toLowerCase() + " " + service;
  }
}
