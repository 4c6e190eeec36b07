// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Discriminator;
import io.stackgan.trainer.training.Forward.Mode;
import io.stackgan.trainer.training.StageGenerator.Generated;
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
  private final Batches batches;
  private final StageState state;
  private final Judge judge;

  StageTraining(
      StageSettings settings,
      Autocast autocast,
      long seed,
      StageGenerator generator,
      Discriminator discriminator,
      Batches batches,
      StageState state) {
    this.settings = settings;
    this.autocast = autocast;
    this.seed = seed;
    this.generator = generator;
    this.batches = batches;
    this.state = state;
    this.judge = new Judge(discriminator, state.discriminator());
  }

  /** Trains from where the state stands until the epochs or the minutes are over, or stopped. */
  void run(StageListener listener, BooleanSupplier stopped) {
    Progress progress = progress();
    while (!progress.finished() && !stopped.getAsBoolean()) {
      long started = System.nanoTime();
      StepLosses losses = Tensors.scope(() -> step(state.step()));
      state.stepped((System.nanoTime() - started) * 1e-9);
      progress = progress();
      listener.stepped(progress, losses);
    }
    listener.ended(progress);
  }

  private StepLosses step(long step) {
    // All that is random in a step follows from its number, so a resumed run draws the same.
    RandomGenerator random = new SplittableRandom(seed ^ (step + 1) * 0x9E3779B97F4A7C15L);
    double rate = LearningRate.factor(step / batches.stepsAnEpoch(), settings.halvingEpochs());
    Batch batch = batches.draw(step, random);
    Noise noise = Noise.draw(settings.batch(), random);
    Generated generated =
        autocast.compute(
            () -> generator.generate(state.generator(), batch.embedding(), noise, Mode.TRAINING));
    double discriminatorLoss = improveDiscriminator(batch, generated, rate);
    StepLosses losses = improveGenerator(batch, generated, rate, discriminatorLoss);
    state.average().follow(state.generator(), step);
    return losses.checked(step);
  }

  private double improveDiscriminator(Batch batch, Generated generated, double rate) {
    Tensor loss = autocast.compute(() -> discriminatorLoss(batch, generated.image().detach()));
    state.discriminator().forgetGradients();
    loss.backward();
    state.discriminatorAdam().step(rate * settings.discriminatorRate());
    return loss.item_float();
  }

  private Tensor discriminatorLoss(Batch batch, Tensor picture) {
    Tensor real = judge.features(batch.images());
    Tensor fake = judge.features(picture);
    // Three passes through the head: their batch statistics must not mix.
    return Losses.discriminator(
        judge.logits(real, batch.embedding()),
        judge.logits(real, batch.mismatched()),
        judge.logits(fake, batch.embedding()),
        settings.realLabel());
  }

  private StepLosses improveGenerator(
      Batch batch, Generated generated, double rate, double discriminatorLoss) {
    state.discriminator().learn(false);
    Tensor adversarial = autocast.compute(() -> generatorLoss(batch, generated.image()));
    Tensor divergence = Losses.divergence(generated.mean(), generated.logVariance());
    Tensor unfaithfulness = unfaithfulness(generated);
    state.generator().forgetGradients();
    adversarial
        .add(divergence, new Scalar(settings.klWeight()))
        .add(unfaithfulness, new Scalar(settings.sketchWeight()))
        .backward();
    state.generatorAdam().step(rate * settings.generatorRate());
    state.discriminator().learn(true);
    return new StepLosses(
        discriminatorLoss,
        adversarial.item_float(),
        divergence.item_float(),
        unfaithfulness.item_float());
  }

  private static Tensor unfaithfulness(Generated generated) {
    return generated
        .sketch()
        .map(sketch -> Losses.unfaithfulness(generated.image(), sketch))
        .orElseGet(() -> Tensors.of(new float[] {0}));
  }

  private Tensor generatorLoss(Batch batch, Tensor picture) {
    return Losses.crossEntropy(judge.logits(judge.features(picture), batch.embedding()), 1);
  }

  private Progress progress() {
    return new Progress(
        state.step(),
        (long) batches.stepsAnEpoch() * settings.epochs(),
        batches.stepsAnEpoch(),
        settings.batch(),
        state.seconds(),
        settings.minutes() * 60);
  }
}
