// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Inception Score's formula (Salimans et al. 2016) with the data set's own test classes, as
 * published scores on birds take them too: each class is a Gaussian of features, all with one
 * diagonal covariance, fitted on the real test images.
 */
final class ClassScore {

  private static final int SPLITS = 10;
  private static final double LEAST_VARIANCE = 1e-6;

  private static final String PROTOCOL =
      "The Inception Score's formula, exp(mean KL(p(y|x) ‖ p(y))), with the %d test classes: Gaussians"
          + " of the %d principal components of the Fréchet distance with one diagonal covariance,"
          + " fitted on the %d real test images. %d generated pictures in %d splits. 1 is the least,"
          + " the number of classes the most. Real: the test images themselves. Not comparable"
          + " with published scores, which use another network.";

  private final FeatureSpace space;
  private final List<double[]> means = new ArrayList<>();
  private final double[] variances = new double[FeatureSpace.COMPONENTS];

  ClassScore(RealPictures real, FeatureSpace space) {
    this.space = space;
    SortedMap<Integer, List<float[]>> classes = new TreeMap<>();
    for (int i = 0; i < space.real().size(); i++) {
      int index = real.testSamples().get(i).classIndex();
      classes.computeIfAbsent(index, any -> new ArrayList<>()).add(space.real().get(i));
    }
    classes.values().forEach(this::add);
    for (int i = 0; i < variances.length; i++) {
      variances[i] = Math.max(LEAST_VARIANCE, variances[i] / space.real().size());
    }
  }

  private void add(List<float[]> features) {
    double[] mean = new double[variances.length];
    for (float[] one : features) {
      for (int i = 0; i < one.length; i++) {
        mean[i] += one[i] / features.size();
      }
    }
    for (float[] one : features) {
      for (int i = 0; i < one.length; i++) {
        variances[i] += (one[i] - mean[i]) * (one[i] - mean[i]);
      }
    }
    means.add(mean);
  }

  /** None when there is one class alone. */
  List<Figure> of(GeneratedPictures generated) {
    if (means.size() < 2) {
      return List.of();
    }
    int drawn = generated.sketches().size();
    String protocol =
        PROTOCOL.formatted(
            means.size(), FeatureSpace.COMPONENTS, space.real().size(), drawn, SPLITS);
    double score = score(space.components().project(FeatureSpace.features(generated.sketches())));
    return List.of(
        Figure.of("class-score-64", "Class score, 64×64", score, "", protocol)
            .real(score(space.real()))
            .chance(1));
  }

  private double score(List<float[]> features) {
    double sum = 0;
    for (int split = 0; split < SPLITS; split++) {
      int from = split * features.size() / SPLITS;
      int to = (split + 1) * features.size() / SPLITS;
      sum += ColourScore.ofPart(features.subList(from, to).stream().map(this::classes).toList());
    }
    return sum / SPLITS;
  }

  /** p(y|x). */
  private double[] classes(float[] features) {
    double[] likelihoods = new double[means.size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < likelihoods.length; y++) {
      for (int i = 0; i < features.length; i++) {
        double distance = features[i] - means.get(y)[i];
        likelihoods[y] -= distance * distance / (2 * variances[i]);
      }
      largest = Math.max(largest, likelihoods[y]);
    }
    double sum = 0;
    for (int y = 0; y < likelihoods.length; y++) {
      likelihoods[y] = StrictMath.exp(likelihoods[y] - largest);
      sum += likelihoods[y];
    }
    for (int y = 0; y < likelihoods.length; y++) {
      likelihoods[y] /= sum;
    }
    return likelihoods;
  }
}
