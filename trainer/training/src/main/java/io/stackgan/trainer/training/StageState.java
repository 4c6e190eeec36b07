// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Adam;
import io.stackgan.trainer.training.engine.AveragedWeights;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.SpectralNorm;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.training.losses.LossMeans;
import io.stackgan.trainer.training.losses.StepLosses;
import io.stackgan.trainer.training.run.WallTime;
import io.stackgan.trainer.training.settings.StageSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** What learns: networks, their average, optimisers, and how far they are. */
final class StageState {

  /** What the names of the averaged weights begin with. */
  static final String AVERAGE = "average/";

  private final int headStart;
  private final Weights generator;
  private final Weights discriminator;
  private final SpectralNorm spectralNorm;
  private final AveragedWeights average;
  private final Adam generatorAdam;
  private final Adam discriminatorAdam;
  private final LossMeans losses = new LossMeans();
  private final WallTime time = new WallTime();
  private long step;
  private double seconds;

  StageState(
      List<Network> generator,
      List<Network> discriminator,
      StageSettings settings,
      ComputeDevice device,
      long seed) {
    this.headStart = settings.headStart();
    this.generator = Weights.initial(generator, new SplittableRandom(seed), device);
    this.discriminator = Weights.initial(discriminator, new SplittableRandom(~seed), device);
    this.spectralNorm =
        settings.spectralNorm()
            ? SpectralNorm.of(this.discriminator, new SplittableRandom(seed + 1))
            : SpectralNorm.none(this.discriminator);
    Weights average = Weights.initial(generator, new SplittableRandom(seed), device);
    average.learn(false);
    this.average = new AveragedWeights(average, settings.averageDecay());
    this.generatorAdam = new Adam(this.generator);
    this.discriminatorAdam = new Adam(this.discriminator);
  }

  void stepped(double seconds, StepLosses losses) {
    step++;
    this.seconds += seconds;
    time.stepped(seconds);
    this.losses.add(losses);
  }

  /** Goes on after so many steps; the tensors are set by themselves. */
  void restore(long step, double seconds) {
    this.step = step;
    this.seconds = seconds;
    generatorAdam.restore(Math.max(0, step - headStart));
    discriminatorAdam.restore(step);
  }

  /** Everything that learning changes, by name. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    add(tensors, "generator/", generator.tensors());
    add(tensors, AVERAGE, average.weights().tensors());
    add(tensors, "discriminator/", discriminator.tensors());
    add(tensors, "spectral-norm/", spectralNorm.state());
    add(tensors, "generator-adam/", generatorAdam.state());
    add(tensors, "discriminator-adam/", discriminatorAdam.state());
    return tensors;
  }

  private static void add(Map<String, Tensor> all, String prefix, Map<String, Tensor> some) {
    some.forEach((name, tensor) -> all.put(prefix + name, tensor));
  }

  /** Of the steps that no line of the metrics tells of yet. */
  LossMeans losses() {
    return losses;
  }

  /** Of this process alone. */
  WallTime time() {
    return time;
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
