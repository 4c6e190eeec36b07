// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Features of several pictures under one caption each.
 *
 * @param sketches captions × repetitions, of pictures of 64×64
 * @param pictures likewise, of 256×256
 */
public record RepeatedCaptions(List<List<float[]>> sketches, List<List<float[]>> pictures) {

  public static final int CAPTIONS = 40;
  public static final int REPETITIONS = 10;

  private record Features(float[] sketch, float[] picture) {}

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

  /** Draws with seeds that the other pictures do not have. */
  public static RepeatedCaptions examine(
      Generator generator, List<Prompt> prompts, Protocol protocol, Panel panel, Workers workers) {
    float[][] embeddings = generator.embed(prompts.stream().map(Prompt::caption).toList());
    List<Features> features =
        workers.map(
            "Repeated by " + generator.name(),
            prompts.size() * REPETITIONS,
            i -> draw(generator, embeddings[i / REPETITIONS], protocol.seed() + 1, i, panel));
    return new RepeatedCaptions(
        grouped(features.stream().map(Features::sketch).toList()),
        grouped(features.stream().map(Features::picture).toList()));
  }

  private static Features draw(
      Generator generator, float[] embedding, long seed, int index, Panel panel) {
    RgbImage sketch = generator.sketch(embedding, seed, index);
    RgbImage picture = generator.refine(embedding, sketch, seed, index);
    return new Features(panel.features(sketch), panel.features(picture));
  }

  private static List<List<float[]>> grouped(List<float[]> features) {
    List<List<float[]>> groups = new ArrayList<>();
    for (int start = 0; start < features.size(); start += REPETITIONS) {
      groups.add(features.subList(start, start + REPETITIONS));
    }
    return groups;
  }
}
