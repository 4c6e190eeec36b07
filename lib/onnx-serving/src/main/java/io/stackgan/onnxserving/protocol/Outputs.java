// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.onnxserving.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model gave, as far as the request asks for it. */
final class Outputs {

  private Outputs() {}

  static ObjectNode answer(
      ObjectNode answer, JsonNode request, Map<String, Tensor.Floats> results) {
    if (request.has("id")) {
      answer.put("id", request.path("id").asText());
    }
    ArrayNode outputs = answer.putArray("outputs");
    for (String name : asked(request, results)) {
      Tensor.Floats tensor = results.get(name);
      if (tensor == null) {
        throw ProtocolException.invalid(
            "the model gives %s, not %s".formatted(results.keySet(), name));
      }
      write(outputs.addObject().put("name", name).put("datatype", "FP32"), tensor);
    }
    return answer;
  }

  /** All of them where the request names none. */
  private static List<String> asked(JsonNode request, Map<String, Tensor.Floats> results) {
    List<String> names = new ArrayList<>();
    request.path("outputs").forEach(output -> names.add(output.path("name").asText()));
    return names.isEmpty() ? List.copyOf(results.keySet()) : names;
  }

  private static void write(ObjectNode output, Tensor.Floats tensor) {
    ArrayNode shape = output.putArray("shape");
    for (long size : tensor.shape()) {
      shape.add(size);
    }
    ArrayNode data = output.putArray("data");
    for (float value : tensor.values()) {
      data.add(value);
    }
  }
}
