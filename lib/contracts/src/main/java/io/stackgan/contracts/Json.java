// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.MalformedMessageException.Reason.NOT_AN_OBJECT;
import static io.stackgan.contracts.MalformedMessageException.Reason.NOT_JSON;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON from strangers: bounded, without duplicate keys, nothing after its end. */
final class Json {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DIGITS = 64;
  private static final int MAX_MESSAGE = 200;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_DIGITS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode object(byte[] value) {
    JsonNode node = parse(value);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedMessageException(
        NOT_AN_OBJECT, "the value is " + JsonFields.typeOf(node) + ", not a JSON object");
  }

  static byte[] bytes(ObjectNode object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values", impossible);
    }
  }

  /** Without the parser's own description of where its input came from. */
  static String messageOf(Throwable fault) {
    String message =
        fault instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : fault.getMessage();
    return Excerpt.of(message, MAX_MESSAGE);
  }

  private static JsonNode parse(byte[] value) {
    if (value.length > MAX_BYTES) {
      throw new MalformedMessageException(
          NOT_JSON, "the value has " + value.length + " bytes; the limit is " + MAX_BYTES);
    }
    try {
      return MAPPER.readTree(value);
    } catch (IOException e) {
      throw new MalformedMessageException(NOT_JSON, "not JSON: " + messageOf(e), e);
    }
  }
}
