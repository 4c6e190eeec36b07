// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.statistics.Distances;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pictures for people to look at.
 *
 * @param captioned what the release draws from some captions
 * @param compared generated pictures beside real ones
 */
public record Showcase(List<Captioned> captioned, List<Compared> compared) {

  /** Captions that the field's papers and write-ups show. */
  static final List<String> WELL_KNOWN =
      List.of(
          "The bird is black with green and has a very short beak",
          "a small bird with gray head, brown wings and gray and brown belly",
          "a small red bird with black wings and a short pointed bill",
          "a yellow bird with a white belly and a long tail");

  private static final int TEST_CAPTIONS = 4;
  private static final int SEEDS = 5;
  private static final int COMPARED = 12;

  /**
   * @param sketches one for each of the seeds, 64×64
   * @param pictures of the sketches, 256×256; none when Stage-I alone is judged
   */
  public record Captioned(String caption, List<RgbImage> sketches, List<RgbImage> pictures) {}

  /**
   * @param generated 64×64
   * @param nearest the training image with the nearest features, where these are known
   * @param original the test image that the caption was written for
   */
  public record Compared(
      String caption, RgbImage generated, Optional<RgbImage> nearest, RgbImage original) {

    public List<RgbImage> pictures() {
      return Stream.of(Optional.of(generated), nearest, Optional.of(original))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  public static Showcase of(
      Generator generator,
      List<Prompt> prompts,
      Protocol protocol,
      GeneratedPictures generated,
      RealPictures real) {
    List<String> captions = new ArrayList<>(WELL_KNOWN);
    prompts.stream().map(Prompt::caption).limit(TEST_CAPTIONS).forEach(captions::add);
    float[][] embeddings = generator.embed(captions);
    List<Captioned> captioned =
        IntStream.range(0, captions.size())
            .mapToObj(i -> captioned(generator, captions.get(i), embeddings[i], protocol))
            .toList();
    List<Compared> compared =
        IntStream.range(0, Math.min(COMPARED, prompts.size()))
            .mapToObj(i -> compared(generator, prompts.get(i), i, protocol, generated, real))
            .toList();
    return new Showcase(captioned, compared);
  }

  /** Seeds count from 0, so that anybody can ask the platform for the same pictures. */
  private static Captioned captioned(
      Generator generator, String caption, float[] embedding, Protocol protocol) {
    List<RgbImage> sketches = new ArrayList<>();
    List<RgbImage> pictures = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      RgbImage sketch = generator.sketch(embedding, seed, 0);
      sketches.add(sketch);
      if (protocol.bothStages()) {
        pictures.add(generator.refine(embedding, sketch, seed, 0));
      }
    }
    return new Captioned(caption, sketches, pictures);
  }

  private static Compared compared(
      Generator generator,
      Prompt prompt,
      int index,
      Protocol protocol,
      GeneratedPictures generated,
      RealPictures real) {
    float[] embedding = generator.embed(List.of(prompt.caption()))[0];
    float[] features = generated.sketches().get(index).features();
    Optional<RgbImage> nearest =
        real.train()
            .map(train -> real.trainSamples().get(Distances.nearest(features, train)))
            .map(sample -> RealPictures.picture(sample, 64));
    return new Compared(
        prompt.caption(),
        generator.sketch(embedding, protocol.seed(), index),
        nearest,
        RealPictures.picture(real.testSamples().get(prompt.image()), 64));
  }
}
