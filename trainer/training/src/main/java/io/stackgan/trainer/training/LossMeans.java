// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

/** The mean losses of the steps since they were last taken. */
final class LossMeans {

  private double discriminator;
  private double generator;
  private double divergence;
  private double unfaithfulness;
  private int steps;

  void add(StepLosses losses) {
    discriminator += losses.discriminator();
    generator += losses.generator();
    divergence += losses.divergence();
    unfaithfulness += losses.unfaithfulness();
    steps++;
  }

  StepLosses take() {
    StepLosses mean =
        new StepLosses(
            discriminator / steps, generator / steps, divergence / steps, unfaithfulness / steps);
    discriminator = 0;
    generator = 0;
    divergence = 0;
    unfaithfulness = 0;
    steps = 0;
    return mean;
  }
}
