// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.networks.Network;
import io.stackgan.networks.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The weights that all contenders compute with, by {@code <network>.<parameter>}. */
record SharedWeights(Map<String, float[]> values) {

  /** Weights that keep a picture's values in range from layer to layer. */
  static SharedWeights random(List<Network> networks) {
    SplittableRandom random = new SplittableRandom(1);
    Map<String, float[]> values = new HashMap<>();
    for (Network network : networks) {
      for (Parameter parameter : network.parameters()) {
        values.put(network.name() + "." + parameter.name(), random(parameter, random));
      }
    }
    return new SharedWeights(values);
  }

  private static float[] random(Parameter parameter, SplittableRandom random) {
    float[] values = new float[parameter.size()];
    double inputs = (double) values.length / parameter.shape().get(0);
    for (int i = 0; i < values.length; i++) {
      double normal = random.nextGaussian();
      values[i] =
          (float)
              switch (parameter.role()) {
                case WEIGHT, SCALED_WEIGHT -> normal / Math.sqrt(inputs);
                case SCALE -> 1 + 0.1 * normal;
                case BIAS, RUNNING_MEAN -> 0.1 * normal;
                case RUNNING_VARIANCE -> 1;
              };
    }
    return values;
  }

  float[] of(String network, String parameter) {
    return values.get(network + "." + parameter);
  }
}
