// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.JsonFields.required;

import io.stackgan.contracts.MessageType.Content;
import java.time.Instant;
import java.util.Set;

/** {@link GenerationCancellation} as a record of {@value Topics#GENERATION_CANCELLATIONS}. */
public final class GenerationCancellationCodec {

  private static final String TYPE = "io.stackgan.generation.cancellation-requested.v1";
  private static final MessageType MESSAGE =
      MessageType.of(Topics.GENERATION_CANCELLATIONS, TYPE, Content.JSON).orPlain();

  private GenerationCancellationCodec() {}

  /** A record keyed by the job's id. */
  public static WireRecord encode(GenerationCancellation cancellation) {
    return encode(cancellation, Instant.now());
  }

  static WireRecord encode(GenerationCancellation cancellation, Instant time) {
    String job = cancellation.job();
    return MESSAGE.write(job, TYPE, job, time, Json.bytes(Json.object().put("job", job)));
  }

  /**
   * Reads a CloudEvent in binary or structured mode, or plain JSON.
   *
   * @throws MalformedMessageException when the record is no cancellation
   */
  public static GenerationCancellation decode(WireRecord record) {
    JsonFields fields = JsonFields.parse(MESSAGE.read(record).data());
    fields.allowOnly(Set.of("job"));
    return Decoding.checked(() -> new GenerationCancellation(required("job", fields.text("job"))));
  }
}
