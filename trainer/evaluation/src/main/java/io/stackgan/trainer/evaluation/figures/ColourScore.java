// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.judges.ColourJudge;
import io.stackgan.trainer.evaluation.judges.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The Inception Score's formula (Salimans et al. 2016) on the part-and-colour classifier: exp(mean
 * of KL(p(y|x) ‖ p(y))), high when every picture is sure and all together are varied.
 */
final class ColourScore {

  private static final int SPLITS = 10;

  private static final String PROTOCOL =
      "The Inception Score's formula with the part-and-colour classifier in place of Inception: for"
          + " each part exp(mean KL(p(y|x) ‖ p(y))), mean over the parts. %d generated pictures"
          + " in %d splits; the splits' standard deviation is %s. 1 is the least, 11 the most for a"
          + " part with eleven colours. Real: the test images likewise.";

  private final ColourJudge judge;
  private final RealPictures real;

  ColourScore(ColourJudge judge, RealPictures real) {
    this.judge = judge;
    this.real = real;
  }

  List<Figure> of(GeneratedPictures generated) {
    List<Double> splits = splits(generated.sketches());
    String protocol =
        PROTOCOL.formatted(generated.sketches().size(), SPLITS, Numbers.text(deviation(splits)));
    return List.of(
        Figure.of("inception-style-64", "Colour score, 64×64", mean(splits), "", protocol)
            .real(mean(splits(real.sketches())))
            .chance(1));
  }

  private List<Double> splits(List<Verdict> verdicts) {
    List<Double> scores = new ArrayList<>();
    for (int split = 0; split < SPLITS; split++) {
      int from = split * verdicts.size() / SPLITS;
      int to = (split + 1) * verdicts.size() / SPLITS;
      scores.add(score(verdicts.subList(from, to)));
    }
    return scores;
  }

  private double score(List<Verdict> verdicts) {
    double sum = 0;
    for (String part : judge.parts()) {
      sum += ofPart(verdicts.stream().map(verdict -> verdict.colours().get(part)).toList());
    }
    return sum / judge.parts().size();
  }

  /** exp(mean of KL) of one part's distributions. */
  static double ofPart(List<double[]> distributions) {
    double[] marginal = new double[distributions.get(0).length];
    for (double[] distribution : distributions) {
      for (int i = 0; i < marginal.length; i++) {
        marginal[i] += distribution[i] / distributions.size();
      }
    }
    double divergence = 0;
    for (double[] distribution : distributions) {
      for (int i = 0; i < marginal.length; i++) {
        double p = distribution[i];
        divergence += p == 0 ? 0 : p * StrictMath.log(p / marginal[i]);
      }
    }
    return StrictMath.exp(divergence / distributions.size());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  private static double deviation(List<Double> values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.size());
  }
}
