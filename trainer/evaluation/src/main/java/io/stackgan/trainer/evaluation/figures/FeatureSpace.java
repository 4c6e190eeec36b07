// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.statistics.FrechetDistance;
import io.stackgan.trainer.evaluation.statistics.Gaussian;
import io.stackgan.trainer.evaluation.statistics.PrincipalComponents;
import java.util.ArrayList;
import java.util.List;

/** The principal components of real features, and the real ones in them. */
record FeatureSpace(PrincipalComponents components, List<float[]> real, Gaussian gaussian) {

  static final int COMPONENTS = 128;

  static FeatureSpace of(List<Verdict> verdicts) {
    List<float[]> features = features(verdicts);
    PrincipalComponents components = PrincipalComponents.fit(features, COMPONENTS);
    List<float[]> real = components.project(features);
    return new FeatureSpace(components, real, Gaussian.of(real));
  }

  static List<float[]> features(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::features).toList();
  }

  double distance(List<float[]> features) {
    return FrechetDistance.between(Gaussian.of(components.project(features)), gaussian);
  }

  double betweenHalves() {
    List<float[]> even = new ArrayList<>();
    List<float[]> odd = new ArrayList<>();
    for (int i = 0; i < real.size(); i++) {
      (i % 2 == 0 ? even : odd).add(real.get(i));
    }
    return FrechetDistance.between(Gaussian.of(even), Gaussian.of(odd));
  }
}
