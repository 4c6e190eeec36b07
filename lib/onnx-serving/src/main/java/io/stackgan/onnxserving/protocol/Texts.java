// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackgan.modelstore.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/** Texts that a caller gives. */
final class Texts {

  private static final int MOST_CHARACTERS = 1000;

  private Texts() {}

  static List<String> of(TensorSpec spec, JsonNode input) {
    long[] shape = TensorShapes.of(spec, input);
    List<String> texts = new ArrayList<>();
    TensorShapes.values(input.path("data"), value -> texts.add(text(spec, value)));
    if (texts.size() != shape[0]) {
      throw ProtocolException.invalid(
          "input %s has %d texts, its shape says %d"
              .formatted(spec.name(), texts.size(), shape[0]));
    }
    return texts;
  }

  private static String text(TensorSpec spec, JsonNode value) {
    String text = value.asText();
    if (!value.isTextual() || text.isBlank() || text.length() > MOST_CHARACTERS) {
      throw ProtocolException.invalid(
          "input %s takes texts of 1 to %d characters".formatted(spec.name(), MOST_CHARACTERS));
    }
    return text;
  }
}
