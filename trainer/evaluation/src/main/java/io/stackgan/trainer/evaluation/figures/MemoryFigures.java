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

  /** None when Stage-I alone is judged: training images are not looked at then. */
  List<Figure> of(GeneratedPictures generated) {
    return real.train().map(train -> of(generated, train)).stream().toList();
  }

  private Figure of(GeneratedPictures generated, List<float[]> train) {
    List<Verdict> drawn = first(generated.sketches());
    List<Verdict> test = first(real.sketches());
    double unseen = median(test, train);
    String protocol =
        PROTOCOL.formatted(drawn.size(), train.size(), test.size(), Numbers.text(unseen));
    return Figure.of(
            "nearest-training-64",
            "Distance to nearest training image",
            median(drawn, train) / unseen,
            "of test's",
            protocol)
        .real(1);
  }

  private static List<Verdict> first(List<Verdict> verdicts) {
    return verdicts.subList(0, Math.min(PICTURES, verdicts.size()));
  }

  private static double median(List<Verdict> verdicts, List<float[]> train) {
    double[] distances =
        verdicts.stream().mapToDouble(verdict -> nearest(verdict, train)).sorted().toArray();
    return distances[distances.length / 2];
  }

  private static double nearest(Verdict verdict, List<float[]> train) {
    int nearest = Distances.nearest(verdict.features(), train);
    return Distances.between(verdict.features(), train.get(nearest));
  }
}
