// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.examined.RepeatedCaptions;
import io.stackgan.trainer.evaluation.features.FeatureNetwork;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.statistics.Distances;
import java.util.ArrayList;
import java.util.List;

/** How different pictures under one caption are. */
final class DiversityFigures {

  private static final String PROTOCOL =
      "Mean pairwise Euclidean distance of the features (%s) of %d pictures under one caption, mean"
          + " over %d captions of different test classes, in percent of the same for as many real"
          + " images of each of these classes (which measure %s).";

  private final RealPictures real;
  private final List<Prompt> prompts;

  DiversityFigures(RealPictures real, List<Prompt> prompts) {
    this.real = real;
    this.prompts = prompts;
  }

  /** None when no class has two test images. */
  List<Figure> of(RepeatedCaptions repeated) {
    if (prompts.isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("diversity-64", "Diversity, 64×64", repeated.sketches(), real.sketches()));
    repeated
        .pictures()
        .map(
            drawn ->
                figure("diversity-256", "Diversity, 256×256", drawn, real.large().orElseThrow()))
        .ifPresent(figures::add);
    return figures;
  }

  private Figure figure(
      String name, String title, List<List<float[]>> drawn, List<Verdict> originals) {
    double among = mean(prompts.stream().map(prompt -> ofClass(prompt, originals)).toList());
    String protocol =
        PROTOCOL.formatted(
            FeatureNetwork.NAME, RepeatedCaptions.REPETITIONS, prompts.size(), Numbers.text(among));
    return Figure.of(name, title, 100 * mean(drawn) / among, "% of real", protocol)
        .real(100)
        .target(Target.atLeast(60));
  }

  private List<float[]> ofClass(Prompt prompt, List<Verdict> originals) {
    List<Sample> samples = real.testSamples();
    List<float[]> features = new ArrayList<>();
    for (int i = 0; i < samples.size() && features.size() < RepeatedCaptions.REPETITIONS; i++) {
      if (samples.get(i).classIndex() == prompt.classIndex()) {
        features.add(originals.get(i).features());
      }
    }
    return features;
  }

  private static double mean(List<List<float[]>> groups) {
    return groups.stream().mapToDouble(Distances::meanPairwise).sum() / groups.size();
  }
}
