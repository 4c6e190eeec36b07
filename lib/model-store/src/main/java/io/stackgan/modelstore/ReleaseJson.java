// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Manifests and aliases as JSON: nothing unknown, nothing twice, nothing converted. */
public final class ReleaseJson {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_BYTES = 4 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, ReleaseJson::refuseNumbers)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private ReleaseJson() {}

  private static void refuseNumbers(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /** As {@code release.json} has it. */
  public static byte[] encode(ReleaseManifest manifest) {
    return bytes(manifest);
  }

  /**
   * @throws ReleaseException saying what is wrong, and where
   */
  public static ReleaseManifest manifest(byte[] json) {
    return read(json, ReleaseManifest.class, "release.json");
  }

  static byte[] encode(ReleaseAlias alias) {
    return bytes(alias);
  }

  static ReleaseAlias alias(byte[] json) {
    return read(json, ReleaseAlias.class, "the alias");
  }

  static byte[] encode(Canary canary) {
    return bytes(canary);
  }

  static Canary canary(byte[] json) {
    return read(json, Canary.class, "the alias canary");
  }

  private static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new ReleaseException("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static <T> T read(byte[] json, Class<T> type, String what) {
    if (json.length > MAX_BYTES) {
      throw new ReleaseException(
          what + " has " + json.length + " bytes; the limit is " + MAX_BYTES);
    }
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonMappingException e) {
      throw fault(what, e);
    } catch (IOException e) {
      throw new ReleaseException(what + " is not JSON: " + e.getMessage(), e);
    }
  }

  private static ReleaseException fault(String what, JsonMappingException e) {
    if (e.getCause() instanceof ReleaseException fault) {
      return fault;
    }
    return new ReleaseException(
        what + ": " + e.getOriginalMessage() + " (at " + e.getPathReference() + ")", e);
  }
}
