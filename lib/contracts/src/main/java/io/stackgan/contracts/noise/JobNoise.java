// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts.noise;

/**
 * The normal deviates that one picture is drawn with, as a function of its job's seed and its
 * index: the same in any batch, on any machine, in any language.
 *
 * <p>Block b of a stream is {@link Philox4x32} of the counter (b, stream, index, 0) and the key
 * (low word, high word) of the seed. Its words x₀…x₃ give four numbers by Box and Muller's method,
 * computed in double precision and rounded to float:
 *
 * <pre>
 *   u = (x₀ + ½) / 2³²     v = (x₁ + ½) / 2³²
 *   √(−2 ln u) · cos 2πv,  √(−2 ln u) · sin 2πv
 * </pre>
 *
 * and the same of x₂ and x₃. Blocks count from 0; what the last one has too much is dropped.
 * Logarithm, sine and cosine are those of {@link StrictMath}, so that every platform agrees to the
 * last bit.
 */
public final class JobNoise {

  /** Features of ε in Conditioning Augmentation (Section 3.2), one vector for each stage. */
  public static final int CONDITION = 128;

  /** Features of Stage-I's z (Section 3.3). */
  public static final int NOISE = 100;

  private static final int STAGE1_EPSILON = 1;
  private static final int STAGE1_NOISE = 2;
  private static final int STAGE2_EPSILON = 3;
  private static final int WORDS = 4;

  private JobNoise() {}

  /** ε of Stage-I's Conditioning Augmentation, (128). */
  public static float[] stage1Epsilon(long seed, int index) {
    return normals(seed, STAGE1_EPSILON, index, CONDITION);
  }

  /** Stage-I's z, (100). */
  public static float[] stage1Noise(long seed, int index) {
    return normals(seed, STAGE1_NOISE, index, NOISE);
  }

  /** ε of Stage-II's Conditioning Augmentation, (128). */
  public static float[] stage2Epsilon(long seed, int index) {
    return normals(seed, STAGE2_EPSILON, index, CONDITION);
  }

  private static float[] normals(long seed, int stream, int index, int size) {
    float[] normals = new float[size];
    for (int i = 0; i < size; i += WORDS) {
      int[] words = Philox4x32.block(i / WORDS, stream, index, 0, (int) seed, (int) (seed >>> 32));
      pair(normals, i, words[0], words[1]);
      pair(normals, i + 2, words[2], words[3]);
    }
    return normals;
  }

  private static void pair(float[] normals, int at, int word1, int word2) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform(word1)));
    double angle = 2 * Math.PI * uniform(word2);
    normals[at] = (float) (radius * StrictMath.cos(angle));
    normals[at + 1] = (float) (radius * StrictMath.sin(angle));
  }

  /** In (0, 1), both ends excluded. */
  private static double uniform(int word) {
    return (Integer.toUnsignedLong(word) + 0.5) * 0x1p-32;
  }
}
