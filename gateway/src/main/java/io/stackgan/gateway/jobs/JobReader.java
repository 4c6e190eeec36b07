// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.MalformedMessageException;
import io.stackgan.contracts.MalformedMessageException.Reason;
import io.stackgan.contracts.WireRecord;
import io.stackgan.gateway.edge.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of a job: a request as it is on the topic, but for its id, which is given. */
final class JobReader {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private static final String WEBHOOK = "webhook";

  private static final Pattern FIELD = Pattern.compile("'?([a-z_]+)(: |' is not a field)");

  private JobReader() {}

  /**
   * @param id that the job is given
   * @param deadline for a request that names none
   */
  static JobSubmission readWithWebhook(byte[] body, String id, Duration deadline) {
    if (!(parsed(body) instanceof ObjectNode json) || !json.has(WEBHOOK)) {
      return new JobSubmission(read(body, id, deadline), Optional.empty());
    }
    JsonNode webhook = json.remove(WEBHOOK);
    if (!webhook.isTextual() && !webhook.isNull()) {
      throw ApiException.invalid(WEBHOOK, "invalid_type", "'webhook' must be a string.");
    }
    return new JobSubmission(
        read(bytes(json), id, deadline), Optional.ofNullable(webhook.textValue()));
  }

  /** Null for what the codec will refuse, in its own words. */
  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException malformed) {
      return null;
    }
  }

  /**
   * @param deadline for a request that names none
   */
  static GenerationRequest read(byte[] body, Duration deadline) {
    return read(body, newId(), deadline);
  }

  static String newId() {
    return "job_" + UUID.randomUUID().toString().replace("-", "");
  }

  private static GenerationRequest read(byte[] body, String id, Duration deadline) {
    try {
      GenerationRequest asked = decode(body, id);
      if (!asked.id().equals(id)) {
        throw ApiException.invalid(
            "id", "unknown_parameter", "Leave 'id' out: a job is given one.");
      }
      return asked.deadline() == null ? decode(with(deadline, body), id) : asked;
    } catch (MalformedMessageException malformed) {
      throw ApiException.invalid(param(malformed), code(malformed), malformed.getMessage());
    }
  }

  private static GenerationRequest decode(byte[] body, String id) {
    return GenerationRequestCodec.decode(new WireRecord(null, body, Map.of()), id);
  }

  private static byte[] with(Duration deadline, byte[] body) {
    ObjectNode json = (ObjectNode) parsed(body);
    return bytes(json.put("deadline", Instant.now().plus(deadline).toString()));
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("was read before", impossible);
    }
  }

  private static String code(MalformedMessageException malformed) {
    return malformed.reason() == Reason.UNKNOWN_FIELD ? "unknown_parameter" : "invalid_value";
  }

  /** Details begin with the field that they are about. */
  private static String param(MalformedMessageException malformed) {
    Matcher field = FIELD.matcher(malformed.getMessage());
    return field.lookingAt() ? field.group(1) : null;
  }
}
