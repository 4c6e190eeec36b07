// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Discriminator;
import io.stackgan.trainer.training.StageGenerator.Generated;
import io.stackgan.trainer.training.data.Batch;
import io.stackgan.trainer.training.data.BatchSource;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.LearningRate;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.losses.Losses;
import io.stackgan.trainer.training.losses.StepLosses;
import io.stackgan.trainer.training.run.Progress;
import io.stackgan.trainer.training.settings.StageSettings;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** One stage's adversarial training (Sections 3.3 and 3.4). */
final class StageTraining {

  private final StageSettings settings;
  private final Autocast autocast;
  private final long seed;
  private final StageGenerator generator;
  private final BatchSource batches;
  private final StageState state;
  private final Optional<TextMatching> matching;
  private final Critic critic;

  StageTraining(
      StageSettings settings,
      Autocast autocast,
      long seed,
      StageGenerator generator,
      Discriminator discriminator,
      BatchSource batches,
      StageState state,
      Optional<TextMatching> matching) {
    this.settings = settings;
    this.autocast = autocast;
    this.seed = seed;
    this.generator = generator;
    this.batches = batches;
    this.state = state;
    this.matching = matching;
    this.critic = new Critic(settings, autocast, discriminator, state);
  }

  /** Trains from where the state stands until the epochs or the minutes are over, or stopped. */
  void run(StageListener listener, BooleanSupplier stopped) {
    Progress progress = progress();
    if (progress.finished() && state.step() > 0) {
      return;
    }
    while (!progress.finished() && !stopped.getAsBoolean()) {
      long started = System.nanoTime();
      StepLosses losses = Tensors.scope(() -> step(state.step()));
      state.stepped((System.nanoTime() - started) * 1e-9, losses);
      progress = progress();
      listener.stepped(progress, losses);
    }
    listener.ended(progress);
  }

  private StepLosses step(long step) {
    // All that is random in a step follows from its number, so a resumed run draws the same.
    RandomGenerator random = new SplittableRandom(seed ^ (step + 1) * 0x9E3779B97F4A7C15L);
    double rate = rate(step);
    Batch batch = state.time().loading(() -> batches.draw(step, random).on(device()));
    Noise noise = Noise.draw(settings.batch(), random).on(device());
    Generated generated =
        autocast.compute(
            () -> generator.generate(state.generator(), batch.embedding(), noise, Mode.TRAINING));
    double discriminatorLoss =
        critic.learn(batch, generated.image(), rate * settings.discriminatorRate(), random);
    StepLosses losses = improveGenerator(batch, generated, rate, random, discriminatorLoss);
    state.average().follow(state.generator(), step);
    return losses.checked(step);
  }

  private ComputeDevice device() {
    return state.generator().device();
  }

  private double rate(long step) {
    int epoch = batches.stepsAnEpoch();
    return LearningRate.factor(step / epoch, settings.halvingEpochs())
        * LearningRate.fade(steps() - step, (long) epoch * settings.fadeEpochs());
  }

  private StepLosses improveGenerator(
      Batch batch,
      Generated generated,
      double rate,
      RandomGenerator random,
      double discriminatorLoss) {
    state.discriminator().learn(false);
    Tensor adversarial = critic.generatorLoss(batch, generated.image(), random);
    Tensor divergence = Losses.divergence(generated.mean(), generated.logVariance());
    Tensor unfaithfulness = unfaithfulness(generated);
    Tensor mismatch = mismatch(generated, batch);
    if (state.step() >= settings.headStart()) {
      state.generator().forgetGradients();
      adversarial
          .add(divergence, new Scalar(settings.klWeight()))
          .add(unfaithfulness, new Scalar(settings.sketchWeight()))
          .add(mismatch, new Scalar(settings.matchingWeight()))
          .backward();
      state.generatorAdam().step(rate * settings.generatorRate());
    }
    state.discriminator().learn(true);
    return new StepLosses(
        discriminatorLoss,
        adversarial.item_float(),
        divergence.item_float(),
        unfaithfulness.item_float(),
        mismatch.item_float());
  }

  private Tensor unfaithfulness(Generated generated) {
    return generated
        .sketch()
        .map(sketch -> Losses.unfaithfulness(generated.image(), sketch))
        .orElseGet(this::zero);
  }

  private Tensor mismatch(Generated generated, Batch batch) {
    return matching
        .map(loss -> loss.loss(generated.image(), batch.embedding()))
        .orElseGet(this::zero);
  }

  private Tensor zero() {
    return device().place(Tensors.of(new float[] {0}));
  }

  private long steps() {
    return (long) batches.stepsAnEpoch() * settings.epochs();
  }

  private Progress progress() {
    return new Progress(
        state.step(),
        steps(),
        batches.stepsAnEpoch(),
        settings.batch(),
        state.seconds(),
        settings.minutes() * 60,
        rate(state.step()));
  }
}
