// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.smallrye.config.WithDefault;

/** How ONNX models run; a service's configuration has it under {@code stackgan.inference}. */
public interface InferenceConfig {

  /** auto, cpu or gpu. */
  @WithDefault("auto")
  DeviceChoice device();

  /** Threads within one model run. More than one may change the last bits of a result. */
  @WithDefault("1")
  int threads();

  static InferenceConfig cpu(int threads) {
    return new Fixed(DeviceChoice.CPU, threads);
  }

  static InferenceConfig of(DeviceChoice device, int threads) {
    return new Fixed(device, threads);
  }

  /** A configuration that was not read from anywhere. */
  record Fixed(DeviceChoice device, int threads) implements InferenceConfig {}
}
