// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Network;
import java.util.List;
import java.util.SplittableRandom;

/** What learns: networks, their average, optimisers, and how far they are. */
final class StageState {

  private final Weights generator;
  private final Weights discriminator;
  private final SpectralNorm spectralNorm;
  private final AveragedWeights average;
  private final Adam generatorAdam;
  private final Adam discriminatorAdam;
  private long step;
  private double seconds;

  StageState(
      List<Network> generator, List<Network> discriminator, StageSettings settings, long seed) {
    this.generator = Weights.initial(generator, new SplittableRandom(seed));
    this.discriminator = Weights.initial(discriminator, new SplittableRandom(~seed));
    this.spectralNorm =
        settings.spectralNorm()
            ? SpectralNorm.of(this.discriminator, new SplittableRandom(seed + 1))
            : SpectralNorm.none(this.discriminator);
    Weights average = Weights.initial(generator, new SplittableRandom(seed));
    average.learn(false);
    this.average = new AveragedWeights(average, settings.averageDecay());
    this.generatorAdam = new Adam(this.generator);
    this.discriminatorAdam = new Adam(this.discriminator);
  }

  void stepped(double seconds) {
    step++;
    this.seconds += seconds;
  }

  void restore(long step, double seconds) {
    this.step = step;
    this.seconds = seconds;
  }

  /** Steps done. */
  long step() {
    return step;
  }

  /** Spent in them. */
  double seconds() {
    return seconds;
  }

  Weights generator() {
    return generator;
  }

  Weights discriminator() {
    return discriminator;
  }

  /** Of the discriminator. */
  SpectralNorm spectralNorm() {
    return spectralNorm;
  }

  AveragedWeights average() {
    return average;
  }

  Adam generatorAdam() {
    return generatorAdam;
  }

  Adam discriminatorAdam() {
    return discriminatorAdam;
  }
}
