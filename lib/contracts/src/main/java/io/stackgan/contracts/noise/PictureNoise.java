// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts.noise;

import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.ImageJob;

/**
 * The noise of one picture: {@link JobNoise} of its job's seed and its index, unless the job
 * explores. On a way from one seed to another at progress t every number is
 *
 * <pre>
 *   cos(½πt)·a + sin(½πt)·b
 * </pre>
 *
 * of the numbers a and b that index 0 of either seed has, so that it keeps a normal deviate's
 * variance all the way; the first picture has exactly a, the last exactly b. On a way between two
 * captions alone all pictures have a. Variation scales ε, in the end.
 */
public record PictureNoise(ImageJob picture) {

  /** {@link JobNoise}'s streams. */
  private interface Stream {
    float[] of(long seed, int index);
  }

  /** ε of Stage-I's Conditioning Augmentation, (128). */
  public float[] stage1Epsilon() {
    return varied(numbers(JobNoise::stage1Epsilon));
  }

  /** Stage-I's z, (100). */
  public float[] stage1Noise() {
    return numbers(JobNoise::stage1Noise);
  }

  /** ε of Stage-II's Conditioning Augmentation, (128). */
  public float[] stage2Epsilon() {
    return varied(numbers(JobNoise::stage2Epsilon));
  }

  private float[] numbers(Stream stream) {
    Destination destination = picture.exploration().destination();
    if (destination == null) {
      return stream.of(picture.seed(), picture.index());
    }
    float[] from = stream.of(picture.seed(), 0);
    return destination.seed() == null
        ? from
        : between(from, stream.of(destination.seed(), 0), picture.progress());
  }

  private static float[] between(float[] from, float[] to, double progress) {
    double toShare = progress == 1 ? 1 : StrictMath.sin(Math.PI / 2 * progress);
    double fromShare = progress == 1 ? 0 : StrictMath.cos(Math.PI / 2 * progress);
    float[] mixed = new float[from.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (float) (fromShare * from[i] + toShare * to[i]);
    }
    return mixed;
  }

  private float[] varied(float[] epsilon) {
    double variation = picture.exploration().variation();
    for (int i = 0; variation != 1 && i < epsilon.length; i++) {
      epsilon[i] = (float) (variation * epsilon[i]);
    }
    return epsilon;
  }
}
