// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What a data set's own pictures are like, to hold generated ones against. */
public final class RealPictures {

  private static final int PAIRS = 2000;
  private static final int UNSEEN = 200;
  private static final long SEED = 20_170_802;

  private final float[][] training;
  private final double diversity;
  private final double classDiversity;
  private final double contrast;
  private final double nearest;
  private final Moments moments;

  /**
   * @param training thumbnails of all training images
   * @param classes of the training images
   * @param unseen thumbnails of images of the test split; none where there are none
   */
  public RealPictures(float[][] training, int[] classes, float[][] unseen) {
    this.training = training;
    diversity = meanOfPairs(training.length, PAIRS, (a, b) -> distance(a, b));
    classDiversity = classDiversity(classes);
    contrast = Arrays.stream(training).mapToDouble(Thumbnail::contrast).average().orElse(0);
    nearest = unseen.length == 0 ? Double.NaN : nearest(unseen);
    moments = Moments.of(List.of(training));
  }

  private double distance(int a, int b) {
    return Thumbnail.distance(training[a], training[b]);
  }

  private interface PairDistance {
    double of(int a, int b);
  }

  private static double meanOfPairs(int size, int pairs, PairDistance distance) {
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.range(0, size < 2 ? 0 : pairs)
        .mapToDouble(
            pair -> {
              int a = random.nextInt(size);
              return distance.of(a, (a + 1 + random.nextInt(size - 1)) % size);
            })
        .average()
        .orElse(0);
  }

  /** Over pairs of one class; over all pairs where no class has two pictures. */
  private double classDiversity(int[] classes) {
    Integer[] order = IntStream.range(0, classes.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Integer.compare(classes[a], classes[b]));
    List<int[]> pairs = new ArrayList<>();
    for (int i = 1; i < order.length; i++) {
      if (classes[order[i]] == classes[order[i - 1]]) {
        pairs.add(new int[] {order[i], order[i - 1]});
      }
    }
    return pairs.stream()
        .mapToDouble(pair -> distance(pair[0], pair[1]))
        .average()
        .orElse(diversity);
  }

  private double nearest(float[][] unseen) {
    int taken = Math.min(UNSEEN, unseen.length);
    return median(taken, i -> nearest(unseen[i * unseen.length / taken]));
  }

  static double median(int count, IntToDoubleFunction value) {
    double[] sorted = IntStream.range(0, count).mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** From a picture, mirrored or not, to the nearest training image. */
  double nearest(float[] thumbnail) {
    return Math.min(
        Thumbnail.nearest(thumbnail, training),
        Thumbnail.nearest(Thumbnail.mirrored(thumbnail), training));
  }

  /** Mean distance of two images. */
  double diversity() {
    return diversity;
  }

  /** Mean distance of two images of one class. */
  double classDiversity() {
    return classDiversity;
  }

  double contrast() {
    return contrast;
  }

  /** Median distance of unseen real images to their nearest training image; NaN without any. */
  double nearestToUnseen() {
    return nearest;
  }

  Moments moments() {
    return moments;
  }
}
