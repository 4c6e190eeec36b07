// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.time.Instant;
import java.util.Random;

/**
 * A job that the gateway accepted.
 *
 * @param drawing what is asked for; jobs that ask for the same get the same bytes
 */
record ChaosJob(String id, Drawing drawing) {

  /** What determines each byte of a job's pictures. */
  record Drawing(int caption, int n, String size) {

    /** One or two pictures; one job in five is of both sizes. */
    static Drawing any(Random random) {
      boolean full = random.nextInt(5) == 0;
      return new Drawing(
          random.nextInt(CAPTIONS.length), 1 + random.nextInt(2), full ? "256x256" : "64x64");
    }

    String json() {
      return "{" + fields() + "}";
    }

    /** What expires where it is not drawn by then. */
    String json(Instant deadline) {
      return "{%s,\"deadline\":\"%s\"}".formatted(fields(), deadline);
    }

    private String fields() {
      return "\"prompt\":\"%s\",\"seed\":%d,\"n\":%d,\"size\":\"%s\""
          .formatted(CAPTIONS[caption], caption, n, size);
    }
  }

  static final String[] CAPTIONS = {
    "a small red bird with a white belly",
    "a blue bird with a short bill",
    "a black bird with yellow wings",
    "a green bird on a branch"
  };
}
