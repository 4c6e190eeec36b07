// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.Records.assertMalformed;
import static io.stackgan.contracts.Records.plain;
import static io.stackgan.contracts.Records.structured;
import static io.stackgan.contracts.Records.withValue;
import static io.stackgan.contracts.Records.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.MalformedMessageException.Reason;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents in and out, and each way in which they can be wrong. */
class EnvelopeTest {

  private static final String TYPE = "io.stackgan.generation.requested.v1";
  private static final String ATTRIBUTES =
      "\"specversion\":\"1.0\",\"id\":\"event-1\",\"source\":\"/shop\",\"type\":\"" + TYPE + "\"";

  private final WireRecord binary = GenerationRequestCodec.encode(Examples.REQUEST);

  @Test
  void binary_idOfTheEvent() {
    WireRecord record = withValue(binary, "{\"prompt\":\"a\"}".getBytes(UTF_8));
    assertThat(GenerationRequestCodec.decode(record.withHeader("ce_id", "event-1")).id())
        .isEqualTo("event-1");
  }

  @Test
  void binary_foreignExtensions() {
    WireRecord record =
        binary
            .withHeader("ce_subject", "birds")
            .withHeader("ce_partitionkey", "k")
            .withHeader("ce_dataschema", "https://example.com/schema")
            .withHeader("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(GenerationRequestCodec.decode(record)).isEqualTo(Examples.REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json; charset=utf-8", "Application/JSON", "application/vnd.a+json"})
  void binary_kindsOfJson(String contentType) {
    assertThat(GenerationRequestCodec.decode(binary.withHeader("content-type", contentType)))
        .isEqualTo(Examples.REQUEST);
  }

  @Test
  void binary_withoutContentType() {
    assertThat(GenerationRequestCodec.decode(without(binary, "content-type")))
        .isEqualTo(Examples.REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_specversion"})
  void binary_attributeMissing(String header) {
    assertMalformed(
        () -> GenerationRequestCodec.decode(without(binary, header)),
        Reason.NOT_A_CLOUD_EVENT,
        header.substring(3));
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, 0.3, specversion: '0.3'; use 1.0",
    "ce_specversion, 1.1, specversion: '1.1'; use 1.0",
    "ce_time, yesterday, time",
    "ce_source, ht tp://x, source",
    "ce_foo-bar, x, foo-bar"
  })
  void binary_attributeWrong(String header, String value, String detail) {
    assertMalformed(
        () -> GenerationRequestCodec.decode(binary.withHeader(header, value)),
        Reason.NOT_A_CLOUD_EVENT,
        detail);
  }

  @Test
  void binary_headerWithoutValue() {
    Map<String, byte[]> headers = new HashMap<>(binary.headers());
    headers.put("ce_subject", null);
    assertThat(GenerationRequestCodec.decode(new WireRecord("k", binary.value(), headers)))
        .isEqualTo(Examples.REQUEST);
  }

  @Test
  void binary_longAttribute() {
    WireRecord record = binary.withHeader("ce_time", "x".repeat(100_000));
    MalformedMessageException e =
        assertMalformed(
            () -> GenerationRequestCodec.decode(record), Reason.NOT_A_CLOUD_EVENT, "time");
    assertThat(e.getMessage()).hasSizeLessThan(300);
  }

  @Test
  void binary_otherType() {
    assertMalformed(
        () ->
            GenerationRequestCodec.decode(
                binary.withHeader("ce_type", "io.stackgan.generation.requested.v2")),
        Reason.UNEXPECTED_TYPE,
        "'io.stackgan.generation.requested.v2' on generation-requests, which carries " + TYPE);
  }

  @Test
  void binary_otherContentType() {
    assertMalformed(
        () -> GenerationRequestCodec.decode(binary.withHeader("content-type", "text/plain")),
        Reason.UNEXPECTED_TYPE,
        "'text/plain' on generation-requests, which carries application/json");
  }

  @Test
  void binary_withoutValue() {
    assertMalformed(
        () -> GenerationRequestCodec.decode(withValue(binary, null)), Reason.EMPTY, "no value");
  }

  @Test
  void structured_data() {
    WireRecord record = structured("{" + ATTRIBUTES + ",\"data\":{\"prompt\":\"a\",\"n\":2}}");
    GenerationRequest request = GenerationRequestCodec.decode(record);
    assertThat(request.id()).isEqualTo("event-1");
    assertThat(request.n()).isEqualTo(2);
  }

  @Test
  void structured_largestSeed() {
    WireRecord record =
        structured("{" + ATTRIBUTES + ",\"data\":{\"prompt\":\"a\",\"seed\":9223372036854775807}}");
    assertThat(GenerationRequestCodec.decode(record).seed()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void structured_dataBase64() {
    String data = Base64.getEncoder().encodeToString("{\"prompt\":\"a\"}".getBytes(UTF_8));
    WireRecord record = structured("{" + ATTRIBUTES + ",\"data_base64\":\"" + data + "\"}");
    assertThat(GenerationRequestCodec.decode(record).prompt()).isEqualTo("a");
  }

  @Test
  void structured_protobufInBase64() {
    WireRecord written = TextEmbeddingCodec.encode(Examples.EMBEDDING);
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\","
            + "\"type\":\"io.stackgan.generation.text-embedding.v1\","
            + "\"datacontenttype\":\"application/protobuf\",\"data_base64\":\""
            + Base64.getEncoder().encodeToString(written.value())
            + "\"}";
    assertThat(TextEmbeddingCodec.decode(structured(event)))
        .usingRecursiveComparison()
        .isEqualTo(Examples.EMBEDDING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                             | specversion",
        "{\"specversion\":\"1.0\"}                                      | id",
        "{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"data\":{}} | 0.3",
        "{\"specversion\":1.0,\"id\":\"1\",\"source\":\"/\",\"type\":\"t\"} | specversion",
        "{\"specversion\":\"1.0\",\"id\":1,\"source\":\"/\",\"type\":\"t\"} | id",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"time\":\"x\"} | time",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"t\",\"data_base64\":\"#\"} | Base64",
      })
  void structured_wrong(String json, String detail) {
    assertMalformed(
        () -> GenerationRequestCodec.decode(structured(json)), Reason.NOT_A_CLOUD_EVENT, detail);
  }

  @Test
  void structured_dataBase64OfWrongType() {
    assertMalformed(
        () -> GenerationRequestCodec.decode(structured("{" + ATTRIBUTES + ",\"data_base64\":7}")),
        Reason.WRONG_TYPE,
        "data_base64: must be text");
  }

  @Test
  void structured_withoutData() {
    assertMalformed(
        () -> GenerationRequestCodec.decode(structured("{" + ATTRIBUTES + "}")),
        Reason.EMPTY,
        "no data");
  }

  @Test
  void structured_dataNoObject() {
    assertMalformed(
        () -> GenerationRequestCodec.decode(structured("{" + ATTRIBUTES + ",\"data\":[1]}")),
        Reason.NOT_AN_OBJECT,
        "an array");
  }

  @Test
  void structured_duplicateKey() {
    assertMalformed(
        () ->
            GenerationRequestCodec.decode(
                structured("{" + ATTRIBUTES + ",\"data\":{\"prompt\":\"a\",\"prompt\":\"b\"}}")),
        Reason.NOT_JSON,
        "Duplicate");
  }

  @ParameterizedTest
  @CsvSource({"'{', NOT_JSON", "[], NOT_AN_OBJECT"})
  void structured_noObject(String json, Reason reason) {
    assertMalformed(() -> GenerationRequestCodec.decode(structured(json)), reason, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/cloudevents+xml", "application/cloudevents-batch+json"})
  void structured_otherFormat(String contentType) {
    assertMalformed(
        () -> GenerationRequestCodec.decode(plain("{}").withHeader("content-type", contentType)),
        Reason.NOT_A_CLOUD_EVENT,
        "use application/cloudevents+json");
  }

  @Test
  void plain_whereEventsAreExpected() {
    assertMalformed(
        () -> GenerationEventCodec.decode(plain("{}")),
        Reason.NOT_A_CLOUD_EVENT,
        "neither ce_ headers nor a structured content-type");
  }
}
