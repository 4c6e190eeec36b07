// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.Records.assertMalformed;
import static io.stackgan.contracts.Records.plain;
import static io.stackgan.contracts.Records.withValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import io.stackgan.contracts.MalformedMessageException.Reason;
import io.stackgan.contracts.wire.StageMessages;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case changes one place of a good message. */
class StageMessagesCodecTest {

  private final WireRecord embedding = TextEmbeddingCodec.encode(Examples.EMBEDDING);
  private final WireRecord image = Stage1ImageCodec.encode(Examples.STAGE1_IMAGE);
  private StageMessages.Stage1Image.Builder message;

  @BeforeEach
  void parse() throws InvalidProtocolBufferException {
    message = StageMessages.Stage1Image.parseFrom(image.value()).toBuilder();
  }

  @Test
  void deadline_none() {
    ImageJob job = Examples.JOB;
    ImageJob patient =
        new ImageJob(job.job(), 0, 1, 0, job.release(), ImageSize.SKETCH, null, Timings.NONE);
    WireRecord record = TextEmbeddingCodec.encode(new TextEmbedding(patient, new float[] {1}));
    assertThat(TextEmbeddingCodec.decode(record).job()).isEqualTo(patient);
  }

  @Test
  void field_ofALaterVersion() {
    message.setUnknownFields(
        UnknownFieldSet.newBuilder()
            .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
            .build());
    assertThat(Stage1ImageCodec.decode(withValue(image, message.build().toByteArray())))
        .usingRecursiveComparison()
        .isEqualTo(Examples.STAGE1_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 100, 5_000})
  void value_cutOff(int length) {
    assertMalformed(
        () -> Stage1ImageCodec.decode(withValue(image, Arrays.copyOf(image.value(), length))),
        Reason.NOT_PROTOBUF,
        "not the protobuf message");
  }

  @Test
  void value_json() {
    byte[] json = plain("{\"prompt\":\"a\"}").value();
    assertMalformed(
        () -> TextEmbeddingCodec.decode(withValue(embedding, json)),
        Reason.NOT_PROTOBUF,
        "not the protobuf message");
  }

  @Test
  void value_empty() {
    assertMalformed(
        () -> TextEmbeddingCodec.decode(withValue(embedding, null)), Reason.EMPTY, "no value");
  }

  @Test
  void value_withoutAttributes() {
    assertMalformed(
        () -> TextEmbeddingCodec.decode(plain("x")), Reason.NOT_A_CLOUD_EVENT, "neither");
  }

  @Test
  void type_ofTheOtherTopic() {
    assertMalformed(
        () -> TextEmbeddingCodec.decode(image),
        Reason.UNEXPECTED_TYPE,
        "'io.stackgan.generation.stage1-image.v1' on text-embeddings");
  }

  @Test
  void contentType_json() {
    assertMalformed(
        () -> TextEmbeddingCodec.decode(embedding.withHeader("content-type", "application/json")),
        Reason.UNEXPECTED_TYPE,
        "which carries application/protobuf");
  }

  @Test
  void job_missing() {
    message.clearJob();
    assertRefused(Reason.MISSING_FIELD, "job: is missing");
  }

  @Test
  void job_withoutId() {
    assertRefused(job -> job.clearJob(), "job: ''");
  }

  @Test
  void n_outOfRange() {
    assertRefused(job -> job.setN(0), "n: 0");
    assertRefused(job -> job.setN(11), "n: 11");
  }

  @Test
  void index_outOfRange() {
    assertRefused(job -> job.setIndex(2), "index: 2 of 2");
    assertRefused(job -> job.setIndex(-1), "index: -1 of 2");
  }

  @Test
  void seed_negative() {
    assertRefused(job -> job.setSeed(-1), "seed: is negative");
  }

  @Test
  void release_missing() {
    assertRefused(job -> job.clearRelease(), "release: ''");
  }

  @Test
  void size_missing() {
    assertRefused(job -> job.clearSize(), "job.size: IMAGE_SIZE_UNSPECIFIED");
  }

  @Test
  void size_unknown() {
    assertRefused(job -> job.setSizeValue(9), "job.size: UNRECOGNIZED");
  }

  @Test
  void deadline_beyondTime() {
    assertRefused(
        job -> job.setDeadline(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)),
        "Instant exceeds");
  }

  @Test
  void embedding_empty() {
    message.clearEmbedding();
    assertRefused(Reason.INVALID_VALUE, "embedding: has 0 numbers");
  }

  @Test
  void embedding_long() {
    for (int i = 0; i < 8192; i++) {
      message.addEmbedding(i);
    }
    assertRefused(Reason.INVALID_VALUE, "embedding: has 8194 numbers");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void embedding_notFinite(float number) {
    message.setEmbedding(1, number);
    assertRefused(Reason.INVALID_VALUE, "embedding: number 1 is " + number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 12_287, 12_289})
  void rgb_ofWrongLength(int length) {
    message.setRgb(ByteString.copyFrom(new byte[length]));
    assertRefused(Reason.INVALID_VALUE, "rgb: has " + length + " bytes, not 12288");
  }

  @Test
  void failure_namesTheJob() {
    message.clearRgb();
    assertThat(assertRefused(Reason.INVALID_VALUE, "rgb").job()).hasValue("job-1");
  }

  private void assertRefused(Consumer<StageMessages.ImageJob.Builder> change, String detail) {
    StageMessages.ImageJob good = message.getJob();
    change.accept(message.getJobBuilder());
    assertRefused(Reason.INVALID_VALUE, detail);
    message.setJob(good);
  }

  private MalformedMessageException assertRefused(Reason reason, String detail) {
    byte[] value = message.build().toByteArray();
    return assertMalformed(() -> Stage1ImageCodec.decode(withValue(image, value)), reason, detail);
  }
}
