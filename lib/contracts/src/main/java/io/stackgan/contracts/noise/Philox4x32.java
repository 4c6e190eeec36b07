// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts.noise;

/**
 * The counter-based generator Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", 2011). A block of four 32-bit words is a function of a counter of
 * four words and a key of two, so any block can be had without the ones before it.
 */
public final class Philox4x32 {

  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int KEY_STEP_0 = 0x9E3779B9;
  private static final int KEY_STEP_1 = 0xBB67AE85;
  private static final long WORD = 0xFFFFFFFFL;

  private Philox4x32() {}

  /** Four words, to be read as unsigned, for the counter (c0, c1, c2, c3) and key (k0, k1). */
  public static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
    int[] x = {c0, c1, c2, c3};
    for (int round = 0; round < ROUNDS; round++) {
      shuffle(x, k0 + round * KEY_STEP_0, k1 + round * KEY_STEP_1);
    }
    return x;
  }

  private static void shuffle(int[] x, int k0, int k1) {
    long product0 = MULTIPLIER_0 * (x[0] & WORD);
    long product1 = MULTIPLIER_1 * (x[2] & WORD);
    x[0] = (int) (product1 >>> 32) ^ x[1] ^ k0;
    x[1] = (int) product1;
    x[2] = (int) (product0 >>> 32) ^ x[3] ^ k1;
    x[3] = (int) product0;
  }
}
