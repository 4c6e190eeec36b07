// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

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

  /** Troubles with so many kills among them, each kind in every ten kills, shuffled. */
  static List<Trouble> plan(int kills, Random random) {
    List<Trouble> plan = new ArrayList<>();
    int left = kills;
    while (left > 0) {
      for (Trouble trouble : round(random)) {
        if (trouble.kind() != Kind.KILL || left-- > 0) {
          plan.add(trouble);
        }
      }
    }
    return plan;
  }

  /** Ten kills, and seven troubles of the other kinds. */
  private static List<Trouble> round(Random random) {
    List<Trouble> round = new ArrayList<>();
    for (String service : STATELESS) {
      round.add(new Trouble(Kind.KILL, service));
      round.add(new Trouble(Kind.KILL, service));
    }
    round.add(new Trouble(Kind.KILL, KAFKA));
    round.add(new Trouble(Kind.KILL, STORE));
    round.add(new Trouble(Kind.RESTART, KAFKA));
    round.add(new Trouble(Kind.FREEZE, STATELESS.get(random.nextInt(STATELESS.size()))));
    round.add(new Trouble(Kind.FREEZE, random.nextBoolean() ? KAFKA : STORE));
    round.add(new Trouble(Kind.AWAY, STORE));
    round.add(new Trouble(Kind.FULL, STORE));
    round.add(new Trouble(Kind.SWAP, STORE));
    round.add(new Trouble(Kind.SWAP, STORE));
    Collections.shuffle(round, random);
    return round;
  }

  @Override
  public String toString() {
    return kind == Kind.SWAP ? "swap releases" : kind.name().toLowerCase() + " " + service;
  }
}
