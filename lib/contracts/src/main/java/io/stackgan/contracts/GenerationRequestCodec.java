// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.JsonFields.required;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.MessageType.Content;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link GenerationRequest} as a record of {@value Topics#GENERATION_REQUESTS}. */
public final class GenerationRequestCodec {

  private static final String TYPE = "io.stackgan.generation.requested.v1";
  private static final MessageType MESSAGE =
      MessageType.of(Topics.GENERATION_REQUESTS, TYPE, Content.JSON).orPlain();
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "prompt",
          "n",
          "size",
          "seed",
          "release",
          "deadline",
          "priority",
          "variation",
          "to");

  private GenerationRequestCodec() {}

  /** A record keyed by the request's id. */
  public static WireRecord encode(GenerationRequest request) {
    return encode(request, Instant.now());
  }

  static WireRecord encode(GenerationRequest request, Instant time) {
    ObjectNode json = Json.object().put("id", request.id()).put("prompt", request.prompt());
    json.put("n", request.n()).put("size", request.size().text()).put("seed", request.seed());
    if (request.release() != null) {
      json.put("release", request.release());
    }
    if (request.deadline() != null) {
      json.put("deadline", request.deadline().toString());
    }
    json.put("priority", request.priority().text());
    ExplorationJson.put(json, request.exploration());
    return MESSAGE.write(request.id(), TYPE, request.id(), time, Json.bytes(json));
  }

  /**
   * As {@link #decode(WireRecord, String)}; a request without any id gets a random one.
   *
   * @throws MalformedMessageException when the record is no such request
   */
  public static GenerationRequest decode(WireRecord record) {
    return decode(record, UUID.randomUUID().toString());
  }

  /**
   * Reads a CloudEvent in binary or structured mode, or plain JSON.
   *
   * @param idWhenAbsent for a request that neither its field {@code id} nor the CloudEvent names;
   *     the same one at each delivery of the record, lest it become two jobs
   * @throws MalformedMessageException when the record is no such request
   */
  public static GenerationRequest decode(WireRecord record, String idWhenAbsent) {
    Envelope envelope = MESSAGE.read(record);
    JsonFields fields = JsonFields.parse(envelope.data());
    String id = fields.text("id").or(() -> Optional.ofNullable(envelope.id())).orElse(idWhenAbsent);
    return Decoding.about(id, () -> request(id, fields));
  }

  private static GenerationRequest request(String id, JsonFields fields) {
    fields.allowOnly(FIELDS);
    return new GenerationRequest(
        id,
        required("prompt", fields.text("prompt")),
        fields.smallInteger("n").orElse(1),
        fields.text("size").map(ImageSize::parse).orElse(ImageSize.FULL),
        fields.integer("seed").orElseGet(() -> GenerationRequest.seedOf(id)),
        fields.text("release").orElse(null),
        fields.instant("deadline").orElse(null),
        fields.text("priority").map(Priority::parse).orElse(Priority.INTERACTIVE),
        ExplorationJson.read(fields));
  }
}
