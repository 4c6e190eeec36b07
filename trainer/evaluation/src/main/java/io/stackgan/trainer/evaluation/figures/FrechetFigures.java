// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.features.FeatureNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** FD-MobileNetV2: how far generated pictures as a whole are from real ones. */
final class FrechetFigures {

  /** The distance at 64×64. */
  static final String SKETCHES = "fd-mobilenetv2-64";

  private static final String PICTURES = "fd-mobilenetv2-256";

  private static final String PROTOCOL =
      "FD-MobileNetV2: squared Fréchet distance of two Gaussians on %s, reduced to %d principal"
          + " components that were fitted on the real test images of that size. %d generated"
          + " pictures against all %d test images. Not comparable with published FID values, which"
          + " use another network.";

  private final Optional<Target> target;
  private final FeatureSpace sketches;
  private final Optional<FeatureSpace> pictures;

  /**
   * @param sketches of the real images at 64×64
   * @param target of the distance at 64×64
   */
  FrechetFigures(RealPictures real, FeatureSpace sketches, Optional<Target> target) {
    this.target = target;
    this.sketches = sketches;
    this.pictures = real.large().map(large -> FeatureSpace.of(large));
  }

  List<Figure> of(GeneratedPictures generated) {
    List<Figure> figures = new ArrayList<>();
    Figure small =
        distance(
            SKETCHES,
            "Fréchet distance, 64×64",
            sketches,
            FeatureSpace.features(generated.sketches()));
    figures.add(target.map(small::target).orElse(small));
    generated.large().ifPresent(large -> figures.addAll(of(large, pictures.orElseThrow())));
    return figures;
  }

  private List<Figure> of(GeneratedPictures.Large large, FeatureSpace space) {
    Figure pictures =
        distance(
            PICTURES, "Fréchet distance, 256×256", space, FeatureSpace.features(large.pictures()));
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

  private Figure distance(String name, String title, FeatureSpace space, List<float[]> drawn) {
    String protocol =
        PROTOCOL.formatted(
            FeatureNetwork.NAME, FeatureSpace.COMPONENTS, drawn.size(), space.real().size());
    return Figure.of(
            name,
            title,
            space.distance(drawn),
            "",
            protocol + " Real: every second test image against the others, half as many each.")
        .real(space.betweenHalves());
  }
}
