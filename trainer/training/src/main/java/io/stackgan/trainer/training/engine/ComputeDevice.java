// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/** Where networks and what they see lie, and are computed with. */
public enum ComputeDevice {
  @JsonProperty("cpu")
  CPU(DeviceType.CPU),
  /** One GPU of NVIDIA's. */
  @JsonProperty("cuda")
  CUDA(DeviceType.CUDA);

  private final DeviceType type;

  ComputeDevice(DeviceType type) {
    this.type = type;
  }

  DeviceType type() {
    return type;
  }

  /** The tensor itself where it is on this device, else a copy there. */
  public Tensor place(Tensor tensor) {
    return this == CUDA ? tensor.cuda() : tensor;
  }

  /**
   * @throws SettingsException when the engine finds no such device
   */
  public void requirePresent() {
    if (this == CUDA && !torch.cuda_is_available()) {
      throw new SettingsException(
          "device=cuda was asked for, but the training engine finds no CUDA device. Build the trainer with mvn -Pgpu on a machine with an NVIDIA driver, or leave device at cpu");
    }
  }
}
