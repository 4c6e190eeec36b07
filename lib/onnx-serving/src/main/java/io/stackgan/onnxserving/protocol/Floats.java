// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackgan.modelstore.TensorSpec;
import io.stackgan.onnxserving.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers that a caller gives. */
final class Floats {

  private Floats() {}

  static Tensor.Floats of(TensorSpec spec, JsonNode input) {
    long[] shape = TensorShapes.of(spec, input);
    List<JsonNode> values = new ArrayList<>();
    TensorShapes.values(input.path("data"), values::add);
    if (values.size() != Arrays.stream(shape).reduce(1, (a, b) -> a * b)) {
      throw ProtocolException.invalid(
          "input %s has %d values, which is not what its shape holds"
              .formatted(spec.name(), values.size()));
    }
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = number(spec, values.get(i));
    }
    return new Tensor.Floats(shape, floats);
  }

  private static float number(TensorSpec spec, JsonNode value) {
    float number = value.floatValue();
    if (!value.isNumber() || !Float.isFinite(number)) {
      throw ProtocolException.invalid(
          "input %s holds %s, which is no number".formatted(spec.name(), value));
    }
    return number;
  }
}
