// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.TrainingSettings;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class ComputeDeviceTest {

  @Test
  void cuda_whereThereIsNone() {
    assumeFalse(torch.cuda_is_available());
    TrainingSettings settings = Presets.settings(Presets.keys("tiny", Map.of("device", "cuda")));
    assertThatThrownBy(settings.device()::requirePresent)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("device=cuda was asked for")
        .hasMessageContaining("-Pgpu");
  }

  @Test
  void cpu_placesNothing() {
    Tensor tensor = torch.ones(1);
    ComputeDevice.CPU.requirePresent();
    assertThat(ComputeDevice.CPU.place(tensor)).isSameAs(tensor);
  }

  @Test
  void device_thatThereIsNot() {
    assertThatThrownBy(() -> Presets.settings(Presets.keys("tiny", Map.of("device", "tpu"))))
        .isInstanceOf(SettingsException.class)
        .hasMessage("The setting device is wrong: tpu is not one of cpu, cuda");
  }
}
