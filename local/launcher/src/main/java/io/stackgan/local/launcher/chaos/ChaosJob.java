// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

/**
 * A job that the gateway accepted.
 *
 * @param drawing what is asked for; jobs that ask for the same get the same bytes
 */
record ChaosJob(String id, Drawing drawing) {

  /** What determines each byte of a job's pictures. */
  record Drawing(int caption, int n, String size) {

    String json() {
      return "{\"prompt\":\"%s\",\"seed\":%d,\"n\":%d,\"size\":\"%s\"}"
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
