// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Discriminator;
import io.stackgan.trainer.training.data.Batch;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.losses.GradientPenalty;
import io.stackgan.trainer.training.losses.Judge;
import io.stackgan.trainer.training.settings.StageSettings;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** What the discriminator says of real and generated pictures, and what it learns from them. */
final class Critic {

  private final StageSettings settings;
  private final Autocast autocast;
  private final Discriminator discriminator;
  private final StageState state;

  Critic(StageSettings settings, Autocast autocast, Discriminator discriminator, StageState state) {
    this.settings = settings;
    this.autocast = autocast;
    this.discriminator = discriminator;
    this.state = state;
  }

  /**
   * One step of the discriminator.
   *
   * @param generated (B, 3, S, S)
   * @param rate of Adam
   * @param random for the pictures' augmentation
   * @return its loss, without the gradient penalty
   */
  double learn(Batch batch, Tensor generated, double rate, RandomGenerator random) {
    state.spectralNorm().iterate();
    Tensor real = settings.augment().apply(batch.images(), random);
    Tensor fake = settings.augment().apply(generated.detach(), random);
    Judge judge = judge();
    Tensor loss = autocast.compute(() -> loss(judge, batch, real, fake));
    state.discriminator().forgetGradients();
    loss.backward();
    if (penalised()) {
      penalty(real, batch.embedding()).backward();
    }
    state.discriminatorAdam().step(rate);
    return loss.item_float();
  }

  private Tensor loss(Judge judge, Batch batch, Tensor real, Tensor fake) {
    Tensor seen = judge.features(real);
    // Three passes through the head: their batch statistics must not mix.
    return settings
        .loss()
        .discriminator(
            judge.logits(seen, batch.embedding()),
            judge.logits(seen, batch.mismatched()),
            judge.logits(judge.features(fake), batch.embedding()),
            settings.realLabel());
  }

  private boolean penalised() {
    return settings.gradientPenalty() > 0 && state.step() % settings.gradientPenaltyInterval() == 0;
  }

  /** In float32: it is differentiated twice. */
  private Tensor penalty(Tensor real, Tensor embedding) {
    double weight = settings.gradientPenalty() * settings.gradientPenaltyInterval();
    return Tensors.scaled(GradientPenalty.of(judge(), real, embedding), weight);
  }

  /**
   * The adversarial part of the generator's loss.
   *
   * @param generated (B, 3, S, S)
   * @param random for the pictures' augmentation
   */
  Tensor generatorLoss(Batch batch, Tensor generated, RandomGenerator random) {
    Tensor seen = settings.augment().apply(generated, random);
    Judge judge = judge();
    return autocast.compute(
        () -> settings.loss().generator(judge.logits(judge.features(seen), batch.embedding())));
  }

  /** Of the weights as they are now. */
  private Judge judge() {
    return new Judge(discriminator, state.spectralNorm().normalised());
  }
}
