// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.stackgan.networks.Discriminator;
import io.stackgan.trainer.training.StageSteps;
import io.stackgan.trainer.training.engine.Precision;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.StageName;
import io.stackgan.trainer.training.settings.StageSettings;
import io.stackgan.trainer.training.settings.TrainingSettings;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A stage's steps a second of one core's time against the same networks written straight on the
 * engine, measured in turns. Arguments: stage1 or stage2, rounds, steps a round.
 */
public final class TrainingSpeed {

  private static final int FEATURES = 384;
  private static final String ENGINE = "engine float32";
  private static final OperatingSystemMXBean OPERATING_SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private TrainingSpeed() {}

  public static void main(String[] arguments) {
    String stage = arguments.length > 0 ? arguments[0] : StageName.STAGE1.text();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    int steps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    torch.set_num_threads(1);
    Map<String, Stepper> contenders =
        stage.equals(StageName.STAGE1.text())
            ? contenders(StageName.STAGE1, 32, 32, 32)
            : contenders(StageName.STAGE2, 32, 16, 8);
    Map<String, Double> speeds = measure(contenders, rounds, steps);
    speeds.forEach(
        (name, speed) ->
            System.out.printf(
                "%s %-16s %8.3f steps a CPU second, %.2f times the engine's%n",
                stage, name, speed, speed / speeds.get(ENGINE)));
  }

  static Map<String, Stepper> contenders(StageName stage, int g, int d, int batch) {
    TrainingSettings settings =
        Presets.settings(
            Presets.keys(
                "paper-birds",
                Map.of(
                    "generator-width", "" + g,
                    "discriminator-width", "" + d,
                    "stage2.residual-blocks", "2",
                    "batch", "" + batch)));
    Tensor embedding = torch.randn(batch, FEATURES);
    return stage == StageName.STAGE1
        ? stage1(settings.stage1(), torch.rand(batch, 3, 64, 64), embedding)
        : stage2(settings.stage2(), torch.rand(batch, 3, 256, 256), embedding);
  }

  private static Map<String, Stepper> stage1(
      StageSettings settings, Tensor images, Tensor embedding) {
    EngineStage engine =
        new EngineStage(
            EngineGenerator.stage1(FEATURES, settings.generatorWidth()),
            Discriminator.stage1(FEATURES, settings.discriminatorWidth()),
            images,
            embedding);
    return contenders(
        engine,
        StageSteps.stage1(settings, Precision.FLOAT32, images, embedding),
        StageSteps.stage1(settings, Precision.BFLOAT16, images, embedding));
  }

  private static Map<String, Stepper> stage2(
      StageSettings settings, Tensor images, Tensor embedding) {
    EngineStage engine =
        new EngineStage(
            EngineGenerator.stage2(FEATURES, settings.generatorWidth(), settings.residualBlocks()),
            Discriminator.stage2(FEATURES, settings.discriminatorWidth()),
            images,
            embedding);
    return contenders(
        engine,
        StageSteps.stage2(settings, Precision.FLOAT32, images, embedding),
        StageSteps.stage2(settings, Precision.BFLOAT16, images, embedding));
  }

  private static Map<String, Stepper> contenders(
      EngineStage engine, StageSteps single, StageSteps half) {
    Map<String, Stepper> contenders = new LinkedHashMap<>();
    contenders.put(ENGINE, engine::run);
    contenders.put("ours float32", single::run);
    contenders.put("ours bfloat16", half::run);
    return contenders;
  }

  /** The median of each one's rounds; the first round warms up. */
  static Map<String, Double> measure(Map<String, Stepper> contenders, int rounds, int steps) {
    Map<String, double[]> speeds = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Stepper> contender : contenders.entrySet()) {
        double before = cpuSeconds();
        contender.getValue().run(steps);
        double speed = steps / (cpuSeconds() - before);
        if (round >= 0) {
          speeds.computeIfAbsent(contender.getKey(), name -> new double[rounds])[round] = speed;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    speeds.forEach((name, all) -> medians.put(name, median(all)));
    return medians;
  }

  /** Of the whole process: autograd has threads of its own, and other programs do not count. */
  private static double cpuSeconds() {
    return OPERATING_SYSTEM.getProcessCpuTime() * 1e-9;
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
