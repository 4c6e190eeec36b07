// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import com.google.protobuf.UnsafeByteOperations;
import io.stackgan.contracts.MessageType.Content;
import io.stackgan.contracts.wire.StageMessages;
import java.time.Instant;

/** {@link Stage1Image} as a record of {@value Topics#STAGE1_IMAGES}. */
public final class Stage1ImageCodec {

  private static final String TYPE = "io.stackgan.generation.stage1-image.v1";
  private static final MessageType MESSAGE =
      MessageType.of(Topics.STAGE1_IMAGES, TYPE, Content.PROTOBUF);

  private Stage1ImageCodec() {}

  /** A record keyed by {@link ImageJob#key}, which is also its {@code ce_id}. */
  public static WireRecord encode(Stage1Image image) {
    return encode(image, Instant.now());
  }

  static WireRecord encode(Stage1Image image, Instant time) {
    StageMessages.Stage1Image.Builder message = StageMessages.Stage1Image.newBuilder();
    message.setJob(ImageJobs.toWire(image.job()));
    for (float number : image.embedding()) {
      message.addEmbedding(number);
    }
    message.setRgb(UnsafeByteOperations.unsafeWrap(image.rgb()));
    String key = image.job().key();
    return MESSAGE.write(key, TYPE, key, time, message.build().toByteArray());
  }

  /**
   * Reads a CloudEvent in binary or structured mode. Fields that later versions add are ignored.
   *
   * @throws MalformedMessageException when the record is no such image
   */
  public static Stage1Image decode(WireRecord record) {
    StageMessages.Stage1Image message =
        Protobuf.parse(StageMessages.Stage1Image.parser(), MESSAGE.read(record).data());
    return Decoding.about(
        message.getJob().getJob(),
        () ->
            new Stage1Image(
                ImageJobs.fromWire(message.hasJob(), message.getJob()),
                Protobuf.floats(message.getEmbeddingList()),
                message.getRgb().toByteArray()));
  }
}
