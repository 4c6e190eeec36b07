// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import io.stackgan.contracts.TrainingEvent.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Looks at the mean losses of some steps at a time, and says what is going wrong. */
public final class LossWatch {

  /** A discriminator this close to the least loss it can have knows every picture. */
  private static final double HAS_WON = 0.05;

  private static final double EXPLODES = 50;
  private static final int LOOKS = 10;

  private final String stage;
  private final double leastDiscriminatorLoss;
  private final double lostGeneratorLoss;
  private final Alarm overpowers = new Alarm(LOOKS);
  private final Alarm explodes = new Alarm(1);

  private LossWatch(String stage, double leastDiscriminatorLoss, double lostGeneratorLoss) {
    this.stage = stage;
    this.leastDiscriminatorLoss = leastDiscriminatorLoss;
    this.lostGeneratorLoss = lostGeneratorLoss;
  }

  /**
   * For binary cross-entropy: with the real label r the discriminator's loss is never below −r log
   * r − (1 − r) log (1 − r), and a generator's loss above 5 means that each of its pictures is
   * believed to be real with less than 1 %.
   */
  public static LossWatch crossEntropy(String stage, double realLabel) {
    double doubt = 1 - realLabel;
    double least = doubt <= 0 ? 0 : -realLabel * Math.log(realLabel) - doubt * Math.log(doubt);
    return new LossWatch(stage, least, 5);
  }

  /** For the hinge loss: beyond its margin of 1 the discriminator learns nothing more. */
  public static LossWatch hinge(String stage) {
    return new LossWatch(stage, 0, 1);
  }

  public List<Finding> look(double discriminator, double generator, double... others) {
    List<Finding> findings = new ArrayList<>();
    boolean won = discriminator - leastDiscriminatorLoss < HAS_WON;
    if (overpowers.rings(won && generator > lostGeneratorLoss)) {
      findings.add(overpowering(discriminator, generator));
    }
    double largest =
        DoubleStream.concat(DoubleStream.of(discriminator, generator), DoubleStream.of(others))
            .map(Math::abs)
            .max()
            .orElseThrow();
    if (explodes.rings(largest > EXPLODES)) {
      findings.add(explosion(largest));
    }
    return findings;
  }

  private Finding overpowering(double discriminator, double generator) {
    return new Finding(
        "discriminator-overpowers",
        "%s: the discriminator has won (its loss %.3f, the generator's %.2f), so the generator is told nothing it could learn from"
            .formatted(stage, discriminator, generator),
        "stop and resume with half the %1$s.discriminator-rate, and with %1$s.real-label=0.9 if it is 1"
            .formatted(stage));
  }

  private Finding explosion(double largest) {
    return new Finding(
        "loss-explodes",
        "%s: a loss has reached %.0f".formatted(stage, largest),
        "stop and resume with half the %1$s.generator-rate and %1$s.discriminator-rate"
            .formatted(stage));
  }
}
