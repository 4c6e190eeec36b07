// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackgan.modelstore.TensorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The inputs of a request by name: all that the model takes, and nothing else. */
final class Inputs {

  private Inputs() {}

  static Map<String, JsonNode> of(JsonNode request, List<TensorSpec> specs) {
    Map<String, JsonNode> inputs = new HashMap<>();
    for (JsonNode input : request.path("inputs")) {
      if (inputs.put(input.path("name").asText(), input) != null) {
        throw ProtocolException.invalid("input " + input.path("name") + " comes twice");
      }
    }
    Set<String> names = specs.stream().map(TensorSpec::name).collect(Collectors.toSet());
    if (!inputs.keySet().equals(names)) {
      throw ProtocolException.invalid(
          "the model takes the inputs %s, not %s".formatted(names, inputs.keySet()));
    }
    return inputs;
  }
}
