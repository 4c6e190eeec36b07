// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.judges.MatchJudge;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;

/** R-precision: whether a picture is nearer to its own caption than to 99 others. */
final class MatchFigures {

  static final int OTHERS = 99;

  private static final String PROTOCOL =
      "R-precision: share of %d generated pictures whose own caption matches better than each of"
          + " %d captions of other test classes, drawn with the seed. The match is the dot product"
          + " of what small networks see in a picture and of what the caption's words and pairs of"
          + " words say, taught the training images and captions of %s alone with a softmax over"
          + " pictures and captions. Real: the same captions and others with the images that the"
          + " captions were written for; captions that name few parts fit other birds too.";

  private final RealPictures real;
  private final List<Prompt> prompts;
  private final Map<String, float[]> captions = new HashMap<>();
  private final List<List<String>> others;
  private final String taught;

  MatchFigures(MatchJudge judge, RealPictures real, List<Prompt> prompts, Protocol protocol) {
    this.real = real;
    this.prompts = prompts;
    this.taught = judge.dataset();
    this.others = others(prompts, protocol.seed());
    Set<String> texts = new LinkedHashSet<>();
    prompts.forEach(prompt -> texts.add(prompt.caption()));
    List<String> order = List.copyOf(texts);
    float[][] embeddings = judge.captions(order);
    for (int i = 0; i < embeddings.length; i++) {
      captions.put(order.get(i), embeddings[i]);
    }
  }

  List<Figure> of(GeneratedPictures generated) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure("r-precision-64", "R-precision, 64×64", generated.sketches(), real.sketches()));
    generated
        .large()
        .map(
            large ->
                figure(
                    "r-precision-256",
                    "R-precision, 256×256",
                    large.pictures(),
                    real.large().orElseThrow()))
        .ifPresent(figures::add);
    return figures;
  }

  private Figure figure(String name, String title, List<Verdict> drawn, List<Verdict> originals) {
    return Figure.of(
            name,
            title,
            percent(drawn::get),
            "%",
            PROTOCOL.formatted(prompts.size(), OTHERS, taught))
        .real(percent(i -> originals.get(prompts.get(i).image())))
        .chance(100.0 / (OTHERS + 1))
        .target(Target.atLeast(60));
  }

  private double percent(IntFunction<Verdict> pictures) {
    int found = 0;
    for (int i = 0; i < prompts.size(); i++) {
      found += found(pictures.apply(i).match(), i) ? 1 : 0;
    }
    return 100.0 * found / prompts.size();
  }

  private boolean found(float[] picture, int prompt) {
    double own = dot(picture, captions.get(prompts.get(prompt).caption()));
    return others.get(prompt).stream().allMatch(other -> dot(picture, captions.get(other)) < own);
  }

  /** For each prompt different captions of other classes; fewer when there are no more. */
  static List<List<String>> others(List<Prompt> prompts, long seed) {
    Random random = new Random(seed);
    List<List<String>> all = new ArrayList<>();
    for (Prompt prompt : prompts) {
      Set<String> chosen = new LinkedHashSet<>();
      for (int tries = 0; tries < 100 * OTHERS && chosen.size() < OTHERS; tries++) {
        Prompt other = prompts.get(random.nextInt(prompts.size()));
        if (other.classIndex() != prompt.classIndex()
            && !other.caption().equals(prompt.caption())) {
          chosen.add(other.caption());
        }
      }
      all.add(List.copyOf(chosen));
    }
    return all;
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
