// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.evaluation.examined.FeatureCache;
import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.examined.RepeatedCaptions;
import io.stackgan.trainer.evaluation.examined.Showcase;
import io.stackgan.trainer.evaluation.figures.FigureMaker;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import io.stackgan.trainer.evaluation.report.Scorecard;
import java.util.List;

/**
 * Holds releases against a data set: the same captions, seeds and judges for each, so that their
 * figures compare. Two runs on one machine give the same digits, whatever the number of threads.
 */
public final class Evaluation {

  private static final int MIN_TEST_IMAGES = 10;

  private final Protocol protocol;
  private final Panel panel;
  private final Workers workers;
  private final List<Prompt> prompts;
  private final RealPictures real;
  private final FigureMaker figures;

  /**
   * Examines the data set's own pictures.
   *
   * @throws EvaluationException when the data set is too small
   */
  public Evaluation(
      ImageTextDataset data, Protocol protocol, Panel panel, Workers workers, FeatureCache cache) {
    requireImages(data);
    this.protocol = protocol;
    this.panel = panel;
    this.workers = workers;
    this.prompts = Prompt.draw(data.samples(Split.TEST), protocol);
    this.real = RealPictures.examine(data, panel, workers, cache);
    this.figures = new FigureMaker(real, prompts, protocol, panel);
  }

  private static void requireImages(ImageTextDataset data) {
    int test = data.samples(Split.TEST).size();
    if (test < MIN_TEST_IMAGES || data.samples(Split.TRAIN).isEmpty()) {
      throw new EvaluationException(
          "%s has %d test images and %d training images. At least %d and 1 are needed."
              .formatted(data.name(), test, data.samples(Split.TRAIN).size(), MIN_TEST_IMAGES));
    }
  }

  /** Has the release draw, and judges what it drew. */
  public Scorecard judge(Generator generator) {
    GeneratedPictures generated =
        GeneratedPictures.examine(generator, prompts, protocol, panel, workers);
    List<Prompt> repeatedPrompts = RepeatedCaptions.prompts(prompts, real.testSamples());
    RepeatedCaptions repeated =
        RepeatedCaptions.examine(generator, repeatedPrompts, protocol, panel, workers);
    return new Scorecard(
        generator.name(),
        figures.of(generated, repeated),
        Showcase.of(generator, prompts, protocol, generated, real));
  }
}
