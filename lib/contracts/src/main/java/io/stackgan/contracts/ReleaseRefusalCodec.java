// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.JsonFields.required;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.MessageType.Content;
import java.time.Instant;

/** {@link ReleaseRefusal} as a record of {@value Topics#MODEL_RELEASES}. */
public final class ReleaseRefusalCodec {

  private static final String TYPE = "io.stackgan.model.refused.v1";
  private static final MessageType MESSAGE =
      MessageType.of(Topics.MODEL_RELEASES, TYPE, Content.JSON);

  private ReleaseRefusalCodec() {}

  /** A record keyed by the release. */
  public static WireRecord encode(ReleaseRefusal refusal) {
    return encode(refusal, Instant.now());
  }

  static WireRecord encode(ReleaseRefusal refusal, Instant time) {
    ObjectNode json =
        Json.object()
            .put("release", refusal.release())
            .put("component", refusal.component())
            .put("reason", refusal.reason());
    // Each pod refuses for itself, so the time is part of the id.
    String id = refusal.release() + "/" + refusal.component() + "/" + time;
    return MESSAGE.write(refusal.release(), TYPE, id, time, Json.bytes(json));
  }

  /**
   * Whether the record says that it is one, in either mode of CloudEvents.
   *
   * @throws MalformedMessageException when it is no CloudEvent
   */
  public static boolean isRefusal(WireRecord record) {
    return TYPE.equals(Envelope.read(record, false).type());
  }

  /**
   * Reads a CloudEvent in binary or structured mode. Fields that later versions add are ignored.
   *
   * @throws MalformedMessageException when the record is no refusal
   */
  public static ReleaseRefusal decode(WireRecord record) {
    JsonFields fields = JsonFields.parse(MESSAGE.read(record).data());
    return Decoding.checked(
        () ->
            new ReleaseRefusal(
                required("release", fields.text("release")),
                required("component", fields.text("component")),
                required("reason", fields.text("reason"))));
  }
}
