// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Features of several pictures under one caption each.
 *
 * @param sketches captions × repetitions, of pictures of 64×64
 * @param pictures likewise, of 256×256; empty when Stage-I alone is judged
 */
public record RepeatedCaptions(
    List<List<float[]>> sketches, Optional<List<List<float[]>>> pictures) {

  public static final int CAPTIONS = 40;
  public static final int REPETITIONS = 10;

  /**
   * The first prompt of each class, of so many classes as are wanted.
   *
   * @param test the test split; classes with one image of it are left out
   */
  public static List<Prompt> prompts(List<Prompt> prompts, List<Sample> test) {
    Map<Integer, Prompt> ofClasses = new LinkedHashMap<>();
    for (Prompt prompt : prompts) {
      long images = test.stream().filter(s -> s.classIndex() == prompt.classIndex()).count();
      if (images > 1) {
        ofClasses.putIfAbsent(prompt.classIndex(), prompt);
      }
    }
    return ofClasses.values().stream().limit(CAPTIONS).toList();
  }

  /** Draws with another seed than the other pictures'. */
  public static RepeatedCaptions examine(
      DrawingDesk desk, List<Prompt> prompts, Protocol protocol) {
    List<String> captions =
        prompts.stream()
            .flatMap(prompt -> Collections.nCopies(REPETITIONS, prompt.caption()).stream())
            .toList();
    List<Drawn> drawn = desk.draw("Repeated", captions, protocol.seed() + 1);
    return new RepeatedCaptions(
        grouped(drawn.stream().map(one -> one.sketch().features()).toList()),
        protocol.bothStages()
            ? Optional.of(grouped(drawn.stream().map(RepeatedCaptions::picture).toList()))
            : Optional.empty());
  }

  private static float[] picture(Drawn drawn) {
    return drawn.large().orElseThrow().look().features();
  }

  private static List<List<float[]>> grouped(List<float[]> features) {
    List<List<float[]>> groups = new ArrayList<>();
    for (int start = 0; start < features.size(); start += REPETITIONS) {
      groups.add(features.subList(start, start + REPETITIONS));
    }
    return groups;
  }
}
