// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation;

import io.stackgan.contracts.ImageSize;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.evaluation.examined.DrawingDesk;
import io.stackgan.trainer.evaluation.examined.DrawnFiles;
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
import java.nio.file.Path;
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
  private final Cache cache;
  private final List<Prompt> prompts;
  private final RealPictures real;
  private final FigureMaker figures;

  /** Where features of real pictures and generated pictures are kept. */
  public record Cache(FeatureCache real, DrawnFiles generated) {

    public static Cache in(Path folder) {
      return new Cache(
          new FeatureCache(folder.resolve("features")), new DrawnFiles(folder.resolve("drawn")));
    }
  }

  /**
   * Examines the data set's own pictures.
   *
   * @throws EvaluationException when the data set is too small
   */
  public Evaluation(
      ImageTextDataset data, Protocol protocol, Panel panel, Workers workers, Cache cache) {
    requireImages(data);
    this.protocol = protocol;
    this.panel = panel;
    this.workers = workers;
    this.cache = cache;
    this.prompts = Prompt.draw(data.samples(Split.TEST), protocol);
    this.real = RealPictures.examine(data, protocol, panel, workers, cache.real());
    this.figures = new FigureMaker(data.fingerprint(), real, prompts, protocol, panel);
  }

  private static void requireImages(ImageTextDataset data) {
    int test = data.samples(Split.TEST).size();
    if (test < MIN_TEST_IMAGES || data.samples(Split.TRAIN).isEmpty()) {
      throw new EvaluationException(
          "%s has %d test images and %d training images. At least %d and 1 are needed."
              .formatted(data.name(), test, data.samples(Split.TRAIN).size(), MIN_TEST_IMAGES));
    }
  }

  /**
   * Has the release draw, and judges what it drew.
   *
   * @throws EvaluationException when it lacks the stage that is to be judged
   */
  public Scorecard judge(Generator generator) {
    if (protocol.bothStages() && !generator.refines()) {
      throw new EvaluationException(
          generator.name() + " has no Stage-II yet: add --size " + ImageSize.SKETCH.text());
    }
    DrawingDesk desk = new DrawingDesk(generator, protocol, panel, workers, cache.generated());
    GeneratedPictures generated =
        GeneratedPictures.examine(desk, prompts, protocol, panel, workers);
    List<Prompt> repeatedPrompts = RepeatedCaptions.prompts(prompts, real.testSamples());
    RepeatedCaptions repeated = RepeatedCaptions.examine(desk, repeatedPrompts, protocol);
    return new Scorecard(
        generator.name(),
        generator.fingerprint(),
        figures.of(generated, repeated),
        Showcase.of(generator, prompts, protocol, generated, real));
  }
}
