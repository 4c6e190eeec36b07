// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import java.util.List;

/**
 * The judges' verdicts on what a release draws, a picture for each prompt.
 *
 * @param release the release's name
 * @param sketches Stage-I's pictures, 64×64
 * @param pictures Stage-II's pictures of these, 256×256
 * @param enlarged features of Stage-I's pictures after bicubic enlargement to 256×256
 */
public record GeneratedPictures(
    String release, List<Verdict> sketches, List<Verdict> pictures, List<float[]> enlarged) {

  private record Drawn(Verdict sketch, Verdict picture, float[] enlarged) {}

  public static GeneratedPictures examine(
      Generator generator, List<Prompt> prompts, Protocol protocol, Panel panel, Workers workers) {
    float[][] embeddings = generator.embed(prompts.stream().map(Prompt::caption).toList());
    List<Drawn> drawn =
        workers.map(
            "Drawn by " + generator.name(),
            prompts.size(),
            i -> draw(generator, embeddings[i], protocol.seed(), i, panel));
    return new GeneratedPictures(
        generator.name(),
        drawn.stream().map(Drawn::sketch).toList(),
        drawn.stream().map(Drawn::picture).toList(),
        drawn.stream().map(Drawn::enlarged).toList());
  }

  private static Drawn draw(
      Generator generator, float[] embedding, long seed, int index, Panel panel) {
    RgbImage sketch = generator.sketch(embedding, seed, index);
    RgbImage picture = generator.refine(embedding, sketch, seed, index);
    return new Drawn(
        panel.verdict(sketch, panel.features(sketch)),
        panel.verdict(picture, panel.features(picture)),
        panel.features(Pictures.enlarge(sketch, picture.width())));
  }
}
