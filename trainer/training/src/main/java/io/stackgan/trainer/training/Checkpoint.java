// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Network;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A stage's state on disk: weights, their average, both optimisers' moments, and the position, from
 * which the schedule and all random numbers follow.
 */
final class Checkpoint {

  private static final String STEP = "step";
  private static final String SECONDS = "seconds";
  private static final String GENERATOR = "generator/";
  private static final String AVERAGE = "average/";
  private static final String DISCRIMINATOR = "discriminator/";
  private static final String SPECTRAL_NORM = "spectral-norm/";
  private static final String GENERATOR_ADAM = "generator-adam/";
  private static final String DISCRIMINATOR_ADAM = "discriminator-adam/";

  private Checkpoint() {}

  static void write(StageState state, Path file) {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    collect(GENERATOR, state.generator(), tensors);
    collect(AVERAGE, state.average().weights(), tensors);
    collect(DISCRIMINATOR, state.discriminator(), tensors);
    state.spectralNorm().state().forEach((name, u) -> tensors.put(SPECTRAL_NORM + name, u));
    state.generatorAdam().state().forEach((name, m) -> tensors.put(GENERATOR_ADAM + name, m));
    state
        .discriminatorAdam()
        .state()
        .forEach((name, m) -> tensors.put(DISCRIMINATOR_ADAM + name, m));
    Map<String, String> metadata =
        Map.of(STEP, Long.toString(state.step()), SECONDS, Double.toString(state.seconds()));
    new TensorFile(metadata, tensors).write(file);
  }

  private static void collect(String prefix, Weights weights, Map<String, float[]> tensors) {
    weights.names().forEach(name -> tensors.put(prefix + name, weights.values(name)));
  }

  static void restore(Path file, StageState state) {
    TensorFile tensors = TensorFile.read(file);
    long step = step(tensors);
    state.restore(step, Double.parseDouble(tensors.metadata().get(SECONDS)));
    set(GENERATOR, state.generator(), tensors);
    set(AVERAGE, state.average().weights(), tensors);
    set(DISCRIMINATOR, state.discriminator(), tensors);
    state.spectralNorm().restore(name -> tensors.tensor(SPECTRAL_NORM + name));
    state.generatorAdam().restore(step, name -> tensors.tensor(GENERATOR_ADAM + name));
    state.discriminatorAdam().restore(step, name -> tensors.tensor(DISCRIMINATOR_ADAM + name));
  }

  /** An averaged weight, which is what is exported. */
  static float[] averaged(TensorFile checkpoint, String name) {
    return checkpoint.tensor(AVERAGE + name);
  }

  /** Networks with their averaged weights. */
  static Weights averaged(TensorFile checkpoint, List<Network> networks) {
    Weights weights = Weights.initial(networks, new SplittableRandom(0));
    weights.names().forEach(name -> weights.set(name, averaged(checkpoint, name)));
    return weights;
  }

  /** Time taken. */
  static double seconds(TensorFile checkpoint) {
    return Double.parseDouble(checkpoint.metadata().get(SECONDS));
  }

  /** Steps done. */
  static long step(TensorFile checkpoint) {
    return Long.parseLong(checkpoint.metadata().get(STEP));
  }

  private static void set(String prefix, Weights weights, TensorFile tensors) {
    weights.names().forEach(name -> weights.set(name, tensors.tensor(prefix + name)));
  }
}
