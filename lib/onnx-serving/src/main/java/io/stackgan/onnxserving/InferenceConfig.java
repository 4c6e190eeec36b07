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

  /**
   * fp32, int8, or auto: int8 where the processor is good at it (VNNI) and the release has a model
   * in int8 whose pictures and speed were found good. The two draw slightly different pictures: on
   * machines of different kinds, say which.
   */
  @WithDefault("auto")
  PrecisionChoice precision();

  static InferenceConfig cpu(int threads) {
    return new Fixed(DeviceChoice.CPU, threads, PrecisionChoice.FP32);
  }

  static InferenceConfig cpu(int threads, PrecisionChoice precision) {
    return new Fixed(DeviceChoice.CPU, threads, precision);
  }

  static InferenceConfig of(DeviceChoice device, int threads) {
    return new Fixed(device, threads, PrecisionChoice.FP32);
  }

  /** A configuration that was not read from anywhere. */
  record Fixed(DeviceChoice device, int threads, PrecisionChoice precision)
      implements InferenceConfig {}
}
