// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackgan.modelstore.TensorSpec;
import java.util.Map;
import java.util.function.Consumer;

/** The protocol's names of types, and the shape that a caller says a tensor has. */
final class TensorShapes {

  /** Pictures in one call; more would hold the model up for those who come through the stream. */
  private static final int MOST = 64;

  private static final Map<String, String> DATATYPES =
      Map.of("float32", "FP32", "int64", "INT64", "string", "BYTES");

  private TensorShapes() {}

  static String datatype(TensorSpec spec) {
    return DATATYPES.getOrDefault(spec.type(), spec.type());
  }

  /** The tensor's shape, once it is one that the model takes. */
  static long[] of(TensorSpec spec, JsonNode input) {
    String datatype = input.path("datatype").asText();
    if (!datatype.equals(datatype(spec))) {
      throw ProtocolException.invalid(
          "input %s is %s, not %s".formatted(spec.name(), datatype(spec), datatype));
    }
    JsonNode shape = input.path("shape");
    boolean fits = shape.isArray() && shape.size() == spec.shape().size();
    for (int i = 0; fits && i < shape.size(); i++) {
      int expected = spec.shape().get(i);
      long size = shape.get(i).asLong(-1);
      fits = expected == -1 ? size > 0 && size <= MOST : size == expected;
    }
    if (!fits) {
      throw ProtocolException.invalid(
          "input %s has the shape %s; the model takes %s with at most %d in place of -1"
              .formatted(spec.name(), shape, spec.shape(), MOST));
    }
    long[] sizes = new long[shape.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = shape.get(i).asLong();
    }
    return sizes;
  }

  /** Visits the values in row-major order, which may come flat or nested. */
  static void values(JsonNode data, Consumer<JsonNode> visitor) {
    if (data.isArray()) {
      data.forEach(part -> values(part, visitor));
    } else {
      visitor.accept(data);
    }
  }
}
