// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import io.stackgan.contracts.MessageType.Content;
import io.stackgan.contracts.wire.StageMessages;
import java.time.Instant;

/** {@link TextEmbedding} as a record of {@value Topics#TEXT_EMBEDDINGS}. */
public final class TextEmbeddingCodec {

  private static final String TYPE = "io.stackgan.generation.text-embedding.v1";
  private static final MessageType MESSAGE =
      MessageType.of(Topics.TEXT_EMBEDDINGS, TYPE, Content.PROTOBUF);

  private TextEmbeddingCodec() {}

  /** A record keyed by {@link ImageJob#key}, which is also its {@code ce_id}. */
  public static WireRecord encode(TextEmbedding embedding) {
    return encode(embedding, Instant.now());
  }

  static WireRecord encode(TextEmbedding embedding, Instant time) {
    StageMessages.TextEmbedding.Builder message = StageMessages.TextEmbedding.newBuilder();
    message.setJob(ImageJobs.toWire(embedding.job()));
    for (float number : embedding.embedding()) {
      message.addEmbedding(number);
    }
    String key = embedding.job().key();
    return MESSAGE.write(key, TYPE, key, time, message.build().toByteArray());
  }

  /**
   * Reads a CloudEvent in binary or structured mode. Fields that later versions add are ignored.
   *
   * @throws MalformedMessageException when the record is no such embedding
   */
  public static TextEmbedding decode(WireRecord record) {
    StageMessages.TextEmbedding message =
        Protobuf.parse(StageMessages.TextEmbedding.parser(), MESSAGE.read(record).data());
    return Decoding.about(
        message.getJob().getJob(),
        () ->
            new TextEmbedding(
                ImageJobs.fromWire(message.hasJob(), message.getJob()),
                Protobuf.floats(message.getEmbeddingList())));
  }
}
