// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import io.stackgan.trainer.training.Precision;
import io.stackgan.trainer.training.Presets;
import io.stackgan.trainer.training.StageSettings;
import io.stackgan.trainer.training.StageSteps;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Stage-I's steps a second against the same networks written straight on the engine, measured in
 * turns. Arguments: rounds, steps a round, g, d, batch.
 */
public final class TrainingSpeed {

  private static final int FEATURES = 384;

  private TrainingSpeed() {}

  public static void main(String[] arguments) {
    int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    int rounds = numbers.length > 0 ? numbers[0] : 10;
    int steps = numbers.length > 1 ? numbers[1] : 5;
    int g = numbers.length > 2 ? numbers[2] : 32;
    int d = numbers.length > 3 ? numbers[3] : 32;
    int batch = numbers.length > 4 ? numbers[4] : 32;
    torch.set_num_threads(1);
    measure(contenders(g, d, batch), rounds, steps)
        .forEach((name, speed) -> System.out.printf("%-16s %8.2f steps/s%n", name, speed));
  }

  static Map<String, Stepper> contenders(int g, int d, int batch) {
    Tensor images = torch.rand(batch, 3, 64, 64);
    Tensor embedding = torch.randn(batch, FEATURES);
    StageSettings settings =
        Presets.settings(
                Presets.keys(
                    "paper-birds",
                    Map.of(
                        "generator-width",
                        "" + g,
                        "discriminator-width",
                        "" + d,
                        "batch",
                        "" + batch)))
            .stage1();
    EngineStage1 engine = new EngineStage1(g, d, images, embedding);
    Map<String, Stepper> contenders = new LinkedHashMap<>();
    contenders.put("engine float32", steps -> repeat(engine, steps));
    contenders.put(
        "ours float32", StageSteps.stage1(settings, Precision.FLOAT32, images, embedding)::run);
    contenders.put(
        "ours bfloat16", StageSteps.stage1(settings, Precision.BFLOAT16, images, embedding)::run);
    return contenders;
  }

  private static void repeat(EngineStage1 engine, int steps) {
    for (int i = 0; i < steps; i++) {
      engine.step();
    }
  }

  /** The median of each one's rounds; the first round warms up. */
  static Map<String, Double> measure(Map<String, Stepper> contenders, int rounds, int steps) {
    Map<String, double[]> speeds = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Stepper> contender : contenders.entrySet()) {
        long started = System.nanoTime();
        contender.getValue().run(steps);
        double speed = steps * 1e9 / (System.nanoTime() - started);
        if (round >= 0) {
          speeds.computeIfAbsent(contender.getKey(), name -> new double[rounds])[round] = speed;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    speeds.forEach((name, all) -> medians.put(name, median(all)));
    return medians;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Does so many steps. */
  interface Stepper {
    void run(int steps);
  }
}
