// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.trainer.training.StageGenerator.Generated;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class Stage2PicturesTest {

  private static final String STATISTICS = "stage1.generator.up1.bn.running_mean";
  private static final String OWN_STATISTICS = "stage2.generator.up1.bn.running_mean";

  private final SplittableRandom random = new SplittableRandom(1);
  private final Stage1Pictures stage1 = new Stage1Pictures(Stage1Generator.of(6, 4));
  private final Weights weights1 = Weights.initial(stage1.networks(), random);
  private final Stage2Pictures stage2 =
      new Stage2Pictures(Stage2Generator.of(6, 4, 1), stage1, weights1);
  private final Weights weights2 = Weights.initial(stage2.networks(), random);

  private static Map<String, float[]> values(Weights weights) {
    Map<String, float[]> values = new HashMap<>();
    weights.names().forEach(name -> values.put(name, weights.values(name)));
    return values;
  }

  @Test
  void stage1_isFrozenAndInInferenceModeWhileStage2Learns() {
    Map<String, float[]> before = values(weights1);
    Tensor text = Tensors.of(new float[] {1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1}, 2, 6);
    Noise noise = Noise.draw(2, random);
    Generated generated = stage2.generate(weights2, text, noise, Mode.TRAINING);
    generated.image().sum().backward();
    assertThat(before).containsKey(STATISTICS);
    before.forEach((name, values) -> assertThat(weights1.values(name)).isEqualTo(values));
    assertThat(weights1.tensor("stage1.generator.fc.weight").grad().defined()).isFalse();
    assertThat(weights2.values(OWN_STATISTICS))
        .isNotEqualTo(new float[weights2.values(OWN_STATISTICS).length]);
    assertThat(weights2.tensor("stage2.generator.up1.conv.weight").grad().defined()).isTrue();
  }

  @Test
  void sketch_doesNotDependOnItsBatch() {
    Tensor text = Tensors.of(new float[] {1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1}, 2, 6);
    Noise noise = Noise.draw(2, random);
    Noise first =
        new Noise(
            noise.stage1Epsilon().narrow(0, 0, 1),
            noise.stage1Noise().narrow(0, 0, 1),
            noise.stage2Epsilon().narrow(0, 0, 1));
    Tensor both = stage2.generate(weights2, text, noise, Mode.TRAINING).sketch().orElseThrow();
    Tensor alone =
        stage2
            .generate(weights2, text.narrow(0, 0, 1), first, Mode.TRAINING)
            .sketch()
            .orElseThrow();
    assertThat(both.narrow(0, 0, 1).sub(alone).abs().max().item_float()).isLessThan(1e-5f);
  }
}
