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
import java.util.Optional;

/** FD-MobileNetV2: how far generated pictures as a whole are from real ones. */
final class FrechetFigures {

  /** The distance at 64×64. */
  static final String SKETCHES = "fd-mobilenetv2-64";

  private static final String PICTURES = "fd-mobilenetv2-256";
  private static final int COMPONENTS = 128;

  private static final String PROTOCOL =
      "FD-MobileNetV2: squared Fréchet distance of two Gaussians on %s, reduced to %d principal"
          + " components that were fitted on the real test images of that size. %d generated"
          + " pictures against all %d test images. Not comparable with published FID values, which"
          + " use another network.";

  private final Optional<Target> target;
  private final Space sketches;
  private final Optional<Space> pictures;

  /**
   * @param target of the distance at 64×64
   */
  FrechetFigures(RealPictures real, Optional<Target> target) {
    this.target = target;
    this.sketches = Space.of(features(real.sketches()));
    this.pictures = real.large().map(large -> Space.of(features(large)));
  }

  List<Figure> of(GeneratedPictures generated) {
    List<Figure> figures = new ArrayList<>();
    Figure small =
        distance(SKETCHES, "Fréchet distance, 64×64", sketches, features(generated.sketches()));
    figures.add(target.map(small::target).orElse(small));
    generated.large().ifPresent(large -> figures.addAll(of(large, pictures.orElseThrow())));
    return figures;
  }

  private List<Figure> of(GeneratedPictures.Large large, Space space) {
    Figure pictures =
        distance(PICTURES, "Fréchet distance, 256×256", space, features(large.pictures()));
    Figure enlarged =
        distance(
            PICTURES + "-bicubic",
            "… of Stage-I's pictures, enlarged bicubically",
            space,
            large.enlarged());
    Figure share =
        Figure.of(
                PICTURES + "-to-bicubic",
                "… in parts of that of the enlarged ones",
                pictures.value() / enlarged.value(),
                "",
                "The distance at 256×256 divided by that of the same Stage-I pictures after"
                    + " bicubic enlargement.")
            .target(Target.atMost(2.0 / 3));
    return List.of(pictures, enlarged, share);
  }

  private Figure distance(String name, String title, Space space, List<float[]> drawn) {
    String protocol =
        PROTOCOL.formatted(FeatureNetwork.NAME, COMPONENTS, drawn.size(), space.real().size());
    return Figure.of(
            name,
            title,
            space.distance(drawn),
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
