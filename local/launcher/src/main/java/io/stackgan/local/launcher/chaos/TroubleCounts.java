// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

/**
 * How often each kind of trouble is made.
 *
 * @param kills of any service, by SIGKILL
 * @param restarts of the broker, by SIGTERM
 * @param freezes of any service, by SIGSTOP
 * @param outages of the store
 * @param fullDisks of the store
 * @param swaps of the release in service
 */
public record TroubleCounts(
    int kills, int restarts, int freezes, int outages, int fullDisks, int swaps) {

  private static final int KILLS_OF_A_ROUND = 10;

  /** With every begun ten kills each other kind, freezes and swaps twice. */
  public static TroubleCounts besides(int kills) {
    int rounds = (kills + KILLS_OF_A_ROUND - 1) / KILLS_OF_A_ROUND;
    return new TroubleCounts(kills, rounds, 2 * rounds, rounds, rounds, 2 * rounds);
  }
}
