// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of each version of each message. A file here never changes and never goes: records of
 * that version may lie in a topic. What changes the bytes is another version with files of its own.
 */
class GoldenBytesTest {

  /**
   * @param name of the files
   * @param written by today's codec
   */
  record Golden(
      String name, Object message, WireRecord written, Function<WireRecord, Object> decoder) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Golden> version1() {
    return Stream.of(
        new Golden(
            "generation-request-v1",
            Examples.REQUEST,
            GenerationRequestCodec.encode(Examples.REQUEST, Examples.TIME),
            GenerationRequestCodec::decode),
        new Golden(
            "text-embedding-v1",
            Examples.EMBEDDING,
            TextEmbeddingCodec.encode(Examples.EMBEDDING, Examples.TIME),
            TextEmbeddingCodec::decode),
        new Golden(
            "stage1-image-v1",
            Examples.STAGE1_IMAGE,
            Stage1ImageCodec.encode(Examples.STAGE1_IMAGE, Examples.TIME),
            Stage1ImageCodec::decode),
        new Golden(
            "generation-event-completed-v1",
            Examples.COMPLETED,
            GenerationEventCodec.encode(Examples.COMPLETED, Examples.TIME),
            GenerationEventCodec::decode),
        new Golden(
            "generation-event-failed-v1",
            Examples.FAILED,
            GenerationEventCodec.encode(Examples.FAILED, Examples.TIME),
            GenerationEventCodec::decode),
        new Golden(
            "generation-cancellation-v1",
            Examples.CANCELLATION,
            GenerationCancellationCodec.encode(Examples.CANCELLATION, Examples.TIME),
            GenerationCancellationCodec::decode),
        new Golden(
            "release-announcement-v1",
            Examples.ANNOUNCEMENT,
            ReleaseAnnouncementCodec.encode(Examples.ANNOUNCEMENT, Examples.TIME),
            ReleaseAnnouncementCodec::decode),
        new Golden(
            "release-refusal-v1",
            Examples.REFUSAL,
            ReleaseRefusalCodec.encode(Examples.REFUSAL, Examples.TIME),
            ReleaseRefusalCodec::decode),
        new Golden(
            "training-event-progress-v1",
            Examples.PROGRESS,
            TrainingEventCodec.encode(Examples.PROGRESS),
            TrainingEventCodec::decode),
        new Golden(
            "training-event-warning-v1",
            Examples.WARNING,
            TrainingEventCodec.encode(Examples.WARNING),
            TrainingEventCodec::decode));
  }

  @ParameterizedTest
  @MethodSource("version1")
  void message_written(Golden golden) throws IOException {
    assertThat(golden.written().value()).isEqualTo(bytes(golden.name() + ".value"));
    assertThat(attributes(golden.written())).isEqualTo(text(golden.name() + ".headers"));
  }

  @ParameterizedTest
  @MethodSource("version1")
  void message_read(Golden golden) throws IOException {
    assertThat(golden.decoder().apply(record(golden.name())))
        .usingRecursiveComparison()
        .isEqualTo(golden.message());
  }

  /** A line each for the key and the headers. */
  private static String attributes(WireRecord record) {
    StringBuilder lines = new StringBuilder("key=" + record.key() + "\n");
    record
        .headers()
        .forEach((name, value) -> lines.append(name + "=" + new String(value, UTF_8) + "\n"));
    return lines.toString();
  }

  private static WireRecord record(String name) throws IOException {
    WireRecord record = new WireRecord("", bytes(name + ".value"), Map.of());
    for (String line : text(name + ".headers").split("\n")) {
      String[] header = line.split("=", 2);
      record =
          header[0].equals("key")
              ? new WireRecord(header[1], record.value(), record.headers())
              : record.withHeader(header[0], header[1]);
    }
    return record;
  }

  private static String text(String file) throws IOException {
    return new String(bytes(file), UTF_8);
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream resource = GoldenBytesTest.class.getResourceAsStream("/golden/" + file)) {
      assertThat(resource).as(file).isNotNull();
      return resource.readAllBytes();
    }
  }
}
