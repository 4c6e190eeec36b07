// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.Records.assertMalformed;
import static io.stackgan.contracts.Records.withValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.MalformedMessageException.Reason;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each case changes one place of a good event. */
class GenerationEventCodecTest {

  private final WireRecord completed = GenerationEventCodec.encode(Examples.COMPLETED);
  private final WireRecord failed = GenerationEventCodec.encode(Examples.FAILED);

  @ParameterizedTest
  @EnumSource(Status.class)
  void type_ofEachStatus(Status status) {
    assertThat(status.ceType()).matches("io\\.stackgan\\.generation\\.[a-z]+\\.v1");
    assertThat(status.ceType()).contains(status.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void id_sameForTheSameEvent() {
    assertThat(GenerationEventCodec.encode(Examples.COMPLETED).header("ce_id"))
        .hasValue("job-1/completed/1");
    assertThat(failed.header("ce_id")).hasValue("job-1/failed");
  }

  @Test
  void field_ofALaterVersion() {
    assertThat(GenerationEventCodec.decode(changed("{\"job\"", "{\"mood\":1,\"job\"")))
        .isEqualTo(Examples.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"job\":\"job-1\",         | ''                        | MISSING_FIELD | job",
        "\"status\":\"completed\",  | ''                        | MISSING_FIELD | status",
        "\"n\":2,                   | ''                        | MISSING_FIELD | n",
        "\"key\"                    | \"k\"                     | MISSING_FIELD | images.key",
        "\"size\":\"64x64\"         | \"s\":1                   | MISSING_FIELD | images.size",
        "{\"index\":1               | {\"i\":1                  | MISSING_FIELD | images.index",
        "\"n\":2                    | \"n\":\"2\"               | WRONG_TYPE    | n: must be",
        "\"index\":1,\"n\"          | \"index\":true,\"n\"      | WRONG_TYPE    | index",
        "\"seed\":7                 | \"seed\":7.5              | WRONG_TYPE    | seed",
        "\"images\":[               | \"images\":[7,            | WRONG_TYPE    | images",
        "\"timings\":{              | \"timings\":[],\"t\":{    | WRONG_TYPE    | timings",
        "\"completed\",             | \"completing\",           | INVALID_VALUE | status",
        "\"completed\",             | \"failed\",               | INVALID_VALUE | status: 'failed'",
        "\"job-1\",                 | \"../job\",               | INVALID_VALUE | job",
        "\"n\":2                    | \"n\":11                  | INVALID_VALUE | n: 11",
        "\"index\":1,\"n\"          | \"index\":2,\"n\"         | INVALID_VALUE | index: 2 of 2",
        "\"index\":1,\"n\"          | \"index\":-1,\"n\"        | INVALID_VALUE | index: -1",
        "{\"index\":1               | {\"index\":-1             | INVALID_VALUE | images.index",
        "\"seed\":7                 | \"seed\":-7               | INVALID_VALUE | seed",
        "\"size\":\"256x256\",\"t   | \"size\":\"1x1\",\"t      | INVALID_VALUE | size",
        "\"requested\":\"2026       | \"requested\":\"x2026     | INVALID_VALUE | requested",
        "\"images\"                 | \"error\":{\"code\":\"c\",\"message\":\"m\"},\"images\" | INVALID_VALUE | error",
      })
  void place_wrong(String good, String bad, Reason reason, String detail) {
    assertMalformed(() -> GenerationEventCodec.decode(changed(good, bad)), reason, detail);
  }

  @ParameterizedTest
  @CsvSource({"code, error.code", "message, error.message"})
  void error_incomplete(String name, String detail) {
    WireRecord record = changed(failed, "\"" + name + "\"", "\"x\"");
    assertMalformed(() -> GenerationEventCodec.decode(record), Reason.MISSING_FIELD, detail);
  }

  @Test
  void error_missing() {
    WireRecord record = changed(failed, "\"error\"", "\"x\"");
    assertMalformed(() -> GenerationEventCodec.decode(record), Reason.INVALID_VALUE, "error");
  }

  @Test
  void type_unknown() {
    assertMalformed(
        () ->
            GenerationEventCodec.decode(
                completed.withHeader("ce_type", "io.stackgan.generation.completed.v2")),
        Reason.UNEXPECTED_TYPE,
        "completed.v2");
  }

  private WireRecord changed(String good, String bad) {
    return changed(completed, good, bad);
  }

  private static WireRecord changed(WireRecord record, String good, String bad) {
    String json = new String(record.value(), UTF_8);
    assertThat(json).contains(good);
    return withValue(record, json.replace(good, bad).getBytes(UTF_8));
  }
}
