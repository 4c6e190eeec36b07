// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import io.stackgan.modelstore.Int8Model;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import java.util.Optional;

/** In which precision generators run. */
public enum PrecisionChoice {
  AUTO,
  FP32,
  INT8;

  /**
   * The component's model in int8, if that is to run.
   *
   * @throws ReleaseException when it has to and there is none
   */
  Optional<Int8Model> int8(ReleaseComponent component) {
    return int8(component, Processor.multipliesBytes());
  }

  /**
   * @param fastHere whether the processor is good at int8
   */
  Optional<Int8Model> int8(ReleaseComponent component, boolean fastHere) {
    Optional<Int8Model> model = Optional.ofNullable(component.int8());
    if (this == INT8 && model.isEmpty()) {
      throw new ReleaseException(
          "it has no model in int8, which stackgan.inference.precision=int8 asks for; set auto or"
              + " fp32, or add one with ./stackgan quantise before the release is imported");
    }
    return switch (this) {
      case FP32 -> Optional.empty();
      case INT8 -> model;
      case AUTO -> model.filter(found -> fastHere && found.preferred());
    };
  }
}
