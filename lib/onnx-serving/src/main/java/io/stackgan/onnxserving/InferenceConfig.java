// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

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

  /**
   * Folder for models as this machine runs them, so that their weights are mapped and not copied:
   * they load sooner, and processes and releases share them. It takes up to five times the space of
   * the models, may be deleted, and only this service's user should be able to write there. None:
   * each process copies its models.
   */
  Optional<Path> mappedModels();

  static InferenceConfig cpu(int threads) {
    return new Fixed(DeviceChoice.CPU, threads, PrecisionChoice.FP32, Optional.empty());
  }

  static InferenceConfig cpu(int threads, PrecisionChoice precision) {
    return new Fixed(DeviceChoice.CPU, threads, precision, Optional.empty());
  }

  static InferenceConfig of(DeviceChoice device, int threads) {
    return new Fixed(device, threads, PrecisionChoice.FP32, Optional.empty());
  }

  /** A configuration that was not read from anywhere. */
  record Fixed(
      DeviceChoice device, int threads, PrecisionChoice precision, Optional<Path> mappedModels)
      implements InferenceConfig {}
}
