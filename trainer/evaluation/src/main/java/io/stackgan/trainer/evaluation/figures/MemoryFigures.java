// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.statistics.Distances;
import java.util.List;

/** Whether the generator draws training images again. */
final class MemoryFigures {

  private static final int PICTURES = 500;

  private static final String PROTOCOL =
      "Median feature distance of the first %d generated pictures to the nearest of %d training"
          + " images, divided by the same for the first %d test images (%s). Much below 1 would"
          + " mean that training images are drawn again.";

  private final RealPictures real;

  MemoryFigures(RealPictures real) {
    this.real = real;
  }

  List<Figure> of(GeneratedPictures generated) {
    List<Verdict> drawn = first(generated.sketches());
    List<Verdict> test = first(real.sketches());
    double unseen = median(test);
    String protocol =
        PROTOCOL.formatted(drawn.size(), real.train().size(), test.size(), Numbers.text(unseen));
    return List.of(
        Figure.of(
                "nearest-training-64",
                "Distance to the nearest training image, in parts of real test images'",
                median(drawn) / unseen,
                "",
                protocol)
            .real(1));
  }

  private static List<Verdict> first(List<Verdict> verdicts) {
    return verdicts.subList(0, Math.min(PICTURES, verdicts.size()));
  }

  private double median(List<Verdict> verdicts) {
    double[] distances = verdicts.stream().mapToDouble(this::nearest).sorted().toArray();
    return distances[distances.length / 2];
  }

  private double nearest(Verdict verdict) {
    int nearest = Distances.nearest(verdict.features(), real.train());
    return Distances.between(verdict.features(), real.train().get(nearest));
  }
}
