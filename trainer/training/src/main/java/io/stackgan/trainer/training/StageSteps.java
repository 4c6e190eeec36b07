// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.trainer.training.data.Batch;
import io.stackgan.trainer.training.data.BatchSource;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Precision;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.training.losses.Judge;
import io.stackgan.trainer.training.settings.StageSettings;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** A stage's steps without data set and files, for measuring them. */
public final class StageSteps {

  private static final long SEED = 1;

  private final StageTraining training;
  private final StageState state;

  private StageSteps(
      StageSettings settings,
      Precision precision,
      StageGenerator generator,
      Discriminator published,
      Batch batch) {
    Discriminator discriminator =
        settings.spectralNorm() ? published.withoutBatchNorm() : published;
    state =
        new StageState(
            generator.networks(), Judge.networks(discriminator), settings, ComputeDevice.CPU, SEED);
    training =
        new StageTraining(
            settings,
            new Autocast(precision.bfloat16()),
            SEED,
            generator,
            discriminator,
            always(batch),
            state,
            Optional.empty());
  }

  /**
   * @param images (B, 3, 64, 64) of every step
   * @param embedding (B, features) of every step
   */
  public static StageSteps stage1(
      StageSettings settings, Precision precision, Tensor images, Tensor embedding) {
    int features = Math.toIntExact(embedding.size(1));
    return new StageSteps(
        settings,
        precision,
        new Stage1Pictures(Stage1Generator.of(features, settings.generatorWidth())),
        Discriminator.stage1(features, settings.discriminatorWidth()),
        new Batch(images, embedding, embedding));
  }

  /**
   * On top of a Stage-I that has learned nothing.
   *
   * @param images (B, 3, 256, 256) of every step
   * @param embedding (B, features) of every step
   */
  public static StageSteps stage2(
      StageSettings settings, Precision precision, Tensor images, Tensor embedding) {
    int features = Math.toIntExact(embedding.size(1));
    Stage1Pictures sketches =
        new Stage1Pictures(Stage1Generator.of(features, settings.generatorWidth()));
    Weights sketchWeights = Weights.initial(sketches.networks(), new SplittableRandom(SEED));
    return new StageSteps(
        settings,
        precision,
        new Stage2Pictures(
            Stage2Generator.of(features, settings.generatorWidth(), settings.residualBlocks()),
            sketches,
            sketchWeights),
        Discriminator.stage2(features, settings.discriminatorWidth()),
        new Batch(images, embedding, embedding));
  }

  private static BatchSource always(Batch batch) {
    return new BatchSource() {
      @Override
      public int stepsAnEpoch() {
        return Integer.MAX_VALUE;
      }

      @Override
      public Batch draw(long step, RandomGenerator random) {
        return batch;
      }
    };
  }

  /** Does so many steps more. */
  public void run(int steps) {
    long end = state.step() + steps;
    training.run(StageListener.NONE, () -> state.step() >= end);
  }
}
