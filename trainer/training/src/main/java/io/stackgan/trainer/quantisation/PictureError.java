// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

/** How far pictures in [−1, 1] are from those that they should be. */
final class PictureError {

  private static final double PEAK = 2;

  /** dB, of pictures that are equal. */
  private static final double EQUAL = 100;

  private double squares;
  private long values;

  void add(float[] wanted, float[] drawn) {
    for (int i = 0; i < wanted.length; i++) {
      double difference = wanted[i] - drawn[i];
      squares += difference * difference;
    }
    values += wanted.length;
  }

  /** dB, by the mean square of all pictures. */
  double psnr() {
    double ratio = PEAK * PEAK * values / squares;
    return squares == 0 ? EQUAL : Math.min(EQUAL, 10 * Math.log10(ratio));
  }
}
