// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.util.List;
import java.util.Random;

/**
 * Something bad that happens to a service.
 *
 * @param service its name
 */
record Trouble(Kind kind, String service) {

  enum Kind {
    /** SIGKILL; the supervisor starts it again. */
    KILL,
    /** SIGSTOP, and SIGCONT after a while: connections stay and nobody answers. */
    FREEZE
  }

  static final String KAFKA = "kafka";
  static final String STORE = "object-store";

  private static final List<String> STATELESS =
      List.of("embedding-service", "stage1-service", "stage2-service", "gateway");

  /** All that trouble is made for. */
  static final List<String> SERVICES =
      List.of(KAFKA, STORE, "embedding-service", "stage1-service", "stage2-service", "gateway");

  /**
   * Of ten troubles seven hit a stateless service, one each the broker and the store; one freezes.
   */
  static Trouble next(Random random) {
    String service = STATELESS.get(random.nextInt(STATELESS.size()));
    return switch (random.nextInt(10)) {
      case 0 -> new Trouble(Kind.KILL, KAFKA);
      case 1 -> new Trouble(Kind.KILL, STORE);
      case 2 -> new Trouble(Kind.FREEZE, random.nextBoolean() ? STORE : service);
      default -> new Trouble(Kind.KILL, service);
    };
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase() + " " + service;
  }
}
