// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.features.FeatureNetwork;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.statistics.FrechetDistance;
import io.stackgan.trainer.evaluation.statistics.Gaussian;
import io.stackgan.trainer.evaluation.statistics.PrincipalComponents;
import java.util.ArrayList;
import java.util.List;

/** FD-MobileNetV2: how far generated pictures as a whole are from real ones. */
final class FrechetFigures {

  private static final int COMPONENTS = 128;

  private static final String PROTOCOL =
      "FD-MobileNetV2: squared Fréchet distance of two Gaussians on %s, reduced to %d principal"
          + " components that were fitted on the real test images of that size. %d generated"
          + " pictures against all %d test images. Not comparable with published FID values, which"
          + " use another network.";

  private final RealPictures real;
  private final Space sketches;
  private final Space pictures;

  FrechetFigures(RealPictures real) {
    this.real = real;
    this.sketches = Space.of(features(real.sketches()));
    this.pictures = Space.of(features(real.pictures()));
  }

  List<Figure> of(GeneratedPictures generated) {
    double large = pictures.distance(features(generated.pictures()));
    double enlarged = pictures.distance(generated.enlarged());
    return List.of(
        distance(
            "fd-mobilenetv2-64",
            "Fréchet distance, 64×64",
            sketches,
            sketches.distance(features(generated.sketches())),
            generated),
        distance("fd-mobilenetv2-256", "Fréchet distance, 256×256", pictures, large, generated),
        Figure.of(
                "fd-mobilenetv2-256-to-bicubic",
                "Fréchet distance at 256×256, in parts of that of Stage-I's pictures enlarged",
                large / enlarged,
                "",
                "The distance at 256×256 divided by that of the same Stage-I pictures after"
                    + " bicubic enlargement, which is "
                    + Numbers.text(enlarged)
                    + ".")
            .target(Target.atMost(2.0 / 3)));
  }

  private Figure distance(
      String name, String title, Space space, double value, GeneratedPictures generated) {
    String protocol =
        PROTOCOL.formatted(
            FeatureNetwork.NAME, COMPONENTS, generated.sketches().size(), real.sketches().size());
    return Figure.of(
            name,
            title,
            value,
            "",
            protocol + " Real: every second test image against the others, half as many each.")
        .real(space.betweenHalves());
  }

  private static List<float[]> features(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::features).toList();
  }

  /** The principal components of real features, and the real ones in them. */
  private record Space(PrincipalComponents components, List<float[]> real, Gaussian gaussian) {

    static Space of(List<float[]> features) {
      PrincipalComponents components = PrincipalComponents.fit(features, COMPONENTS);
      List<float[]> real = components.project(features);
      return new Space(components, real, Gaussian.of(real));
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
}
