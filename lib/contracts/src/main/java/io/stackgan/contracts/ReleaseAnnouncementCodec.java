// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.JsonFields.required;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.MessageType.Content;
import java.time.Instant;

/** {@link ReleaseAnnouncement} as a record of {@value Topics#MODEL_RELEASES}. */
public final class ReleaseAnnouncementCodec {

  private static final String TYPE = "io.stackgan.model.promoted.v1";
  private static final MessageType MESSAGE =
      MessageType.of(Topics.MODEL_RELEASES, TYPE, Content.JSON);

  private ReleaseAnnouncementCodec() {}

  /** A record keyed by the alias. */
  public static WireRecord encode(ReleaseAnnouncement announcement) {
    return encode(announcement, Instant.now());
  }

  static WireRecord encode(ReleaseAnnouncement announcement, Instant time) {
    ObjectNode json =
        Json.object().put("alias", announcement.alias()).put("release", announcement.release());
    if (announcement.previous() != null) {
      json.put("previous", announcement.previous());
    }
    // The same release may be promoted twice, so the time is part of the id.
    String id = announcement.alias() + "/" + announcement.release() + "/" + time;
    return MESSAGE.write(announcement.alias(), TYPE, id, time, Json.bytes(json));
  }

  /**
   * Reads a CloudEvent in binary or structured mode. Fields that later versions add are ignored.
   *
   * @throws MalformedMessageException when the record is no announcement
   */
  public static ReleaseAnnouncement decode(WireRecord record) {
    JsonFields fields = JsonFields.parse(MESSAGE.read(record).data());
    return Decoding.checked(
        () ->
            new ReleaseAnnouncement(
                required("alias", fields.text("alias")),
                required("release", fields.text("release")),
                fields.text("previous").orElse(null)));
  }
}
