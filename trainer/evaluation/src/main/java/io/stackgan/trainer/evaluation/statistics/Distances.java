// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.statistics;

import java.util.List;

/** Euclidean distances between feature vectors. */
public final class Distances {

  private Distances() {}

  public static double between(float[] first, float[] second) {
    double squares = 0;
    for (int i = 0; i < first.length; i++) {
      double difference = first[i] - second[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  /** The mean over all pairs of different vectors; 0 for fewer than two. */
  public static double meanPairwise(List<float[]> vectors) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += between(vectors.get(i), vectors.get(j));
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** The position of the vector nearest to this one. */
  public static int nearest(float[] vector, List<float[]> candidates) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      double distance = between(vector, candidates.get(i));
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }
}
