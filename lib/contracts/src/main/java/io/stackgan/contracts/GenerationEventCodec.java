// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.JsonFields.required;
import static io.stackgan.contracts.MalformedMessageException.Reason.INVALID_VALUE;

import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.MessageType.Content;
import java.time.Instant;
import java.util.Arrays;

/** {@link GenerationEvent} as a record of {@value Topics#GENERATION_EVENTS}. */
public final class GenerationEventCodec {

  private static final MessageType MESSAGE =
      new MessageType(
          Topics.GENERATION_EVENTS,
          type -> Arrays.stream(Status.values()).map(Status::ceType).anyMatch(type::equals),
          "io.stackgan.generation.<status>.v1",
          Content.JSON,
          false);

  private GenerationEventCodec() {}

  /**
   * A record keyed by the job's id. An event that is encoded again has the same {@code ce_id}: job,
   * status and, where it is about one picture, its index.
   */
  public static WireRecord encode(GenerationEvent event) {
    return encode(event, Instant.now());
  }

  static WireRecord encode(GenerationEvent event, Instant time) {
    String picture = event.index() == null ? "" : "/" + event.index();
    return MESSAGE.write(
        event.job(),
        event.status().ceType(),
        event.job() + "/" + event.status().text() + picture,
        time,
        Json.bytes(GenerationEventWriter.json(event)));
  }

  /**
   * Reads a CloudEvent in binary or structured mode. Fields that later versions add are ignored.
   *
   * @throws MalformedMessageException when the record is no such event
   */
  public static GenerationEvent decode(WireRecord record) {
    Envelope envelope = MESSAGE.read(record);
    JsonFields fields = JsonFields.parse(envelope.data());
    Status status = status(required("status", fields.text("status")));
    if (!status.ceType().equals(envelope.type())) {
      throw new MalformedMessageException(
          INVALID_VALUE, "status: '" + status.text() + "' in an event of type " + envelope.type());
    }
    return Decoding.checked(() -> event(status, fields));
  }

  private static GenerationEvent event(Status status, JsonFields fields) {
    return new GenerationEvent(
        required("job", fields.text("job")),
        status,
        fields.smallInteger("index").orElse(null),
        required("n", fields.smallInteger("n")),
        fields.integer("seed").orElse(null),
        fields.text("release").orElse(null),
        fields.text("size").map(ImageSize::parse).orElse(null),
        fields.object("timings").map(GenerationEventCodec::timings).orElse(Timings.NONE),
        fields.objects("images").stream().map(GenerationEventCodec::image).toList(),
        fields.object("error").map(GenerationEventCodec::error).orElse(null));
  }

  private static Status status(String text) {
    return Arrays.stream(Status.values())
        .filter(status -> status.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedMessageException(
                    INVALID_VALUE, "status: '" + Excerpt.of(text) + "' is not a status"));
  }

  private static Timings timings(JsonFields fields) {
    return new Timings(
        fields.instant("requested").orElse(null),
        fields.instant("embedded").orElse(null),
        fields.instant("sketched").orElse(null),
        fields.instant("completed").orElse(null));
  }

  private static StoredImage image(JsonFields fields) {
    return new StoredImage(
        required("images.index", fields.smallInteger("index")),
        ImageSize.parse(required("images.size", fields.text("size"))),
        required("images.key", fields.text("key")));
  }

  private static EventError error(JsonFields fields) {
    return new EventError(
        required("error.code", fields.text("code")),
        required("error.message", fields.text("message")));
  }
}
