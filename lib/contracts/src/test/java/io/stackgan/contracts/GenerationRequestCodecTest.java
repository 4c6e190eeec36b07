// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.Records.assertMalformed;
import static io.stackgan.contracts.Records.plain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.MalformedMessageException.Reason;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationRequestCodecTest {

  /** printf job-1 | sha256sum: the first 16 digits, of which the low 53 bits. */
  private static final long SEED_OF_JOB_1 = 3015108953241770L;

  private static final String PROMPT = "{\"prompt\":\"a red bird\"";

  @Test
  void plainJson_promptAlone() {
    GenerationRequest request =
        GenerationRequestCodec.decode(plain(PROMPT + "}"), "from-the-offset");
    assertThat(request)
        .isEqualTo(
            new GenerationRequest(
                "from-the-offset",
                "a red bird",
                1,
                ImageSize.FULL,
                GenerationRequest.seedOf("from-the-offset"),
                null,
                null,
                Priority.INTERACTIVE));
  }

  @Test
  void plainJson_everyField() {
    String json =
        """
        {"id":"a.B-9_","prompt":"zwei Vögel 🐦","n":10,"size":"64x64","seed":0,"release":"r1",
         "deadline":"2026-01-31T13:00:00+01:00","priority":"bulk"}
        """;
    assertThat(GenerationRequestCodec.decode(plain(json)))
        .isEqualTo(
            new GenerationRequest(
                "a.B-9_",
                "zwei Vögel 🐦",
                10,
                ImageSize.SKETCH,
                0,
                "r1",
                Instant.parse("2026-01-31T12:00:00Z"),
                Priority.BULK));
  }

  @Test
  void plainJson_nullsCountAsAbsent() {
    String json =
        PROMPT
            + ",\"id\":null,\"n\":null,\"size\":null,\"seed\":null,\"release\":null,"
            + "\"deadline\":null,\"priority\":null}";
    assertThat(GenerationRequestCodec.decode(plain(json), "x"))
        .isEqualTo(GenerationRequestCodec.decode(plain(PROMPT + "}"), "x"));
  }

  @Test
  void id_absent() {
    assertThat(GenerationRequestCodec.decode(plain(PROMPT + "}")).id())
        .isNotEqualTo(GenerationRequestCodec.decode(plain(PROMPT + "}")).id());
  }

  @Test
  void seed_absentIsThatOfTheId() {
    String json = PROMPT + ",\"id\":\"job-1\"}";
    assertThat(GenerationRequestCodec.decode(plain(json)).seed()).isEqualTo(SEED_OF_JOB_1);
  }

  @Test
  void empty() {
    assertMalformed(decoding(new byte[0]), Reason.EMPTY, "no value");
    assertMalformed(
        () -> GenerationRequestCodec.decode(new WireRecord("k", null, Map.of())),
        Reason.EMPTY,
        "no value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a red bird",
        "{\"prompt\":\"a\"",
        "{\"prompt\":\"a\"}{}",
        "{'prompt':'a'}",
        "{\"prompt\":\"a\",}",
        "{\"prompt\":\"a\",\"prompt\":\"b\"}",
        "{\"prompt\":\"a\nb\"}",
        "{\"prompt\":\"a\",\"n\":01}",
        "{\"prompt\":\"a\",\"n\":NaN}",
        "<prompt/>"
      })
  void notJson(String value) {
    assertMalformed(decoding(value.getBytes(UTF_8)), Reason.NOT_JSON, "not JSON");
  }

  @Test
  void notJson_notUtf8() {
    byte[] value = (PROMPT + "}").getBytes(UTF_8);
    value[12] = (byte) 0xff;
    assertMalformed(decoding(value), Reason.NOT_JSON, "not JSON");
  }

  @Test
  void notJson_deep() {
    String deep = "{\"prompt\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertMalformed(decoding(deep.getBytes(UTF_8)), Reason.NOT_JSON, "depth");
  }

  @Test
  void notJson_huge() {
    byte[] huge = (PROMPT + " ".repeat(1 << 20) + "}").getBytes(UTF_8);
    assertMalformed(decoding(huge), Reason.NOT_JSON, "the limit is 1048576");
  }

  @Test
  void notJson_hugeNumber() {
    String json = PROMPT + ",\"seed\":" + "9".repeat(10_000) + "}";
    assertMalformed(decoding(json.getBytes(UTF_8)), Reason.NOT_JSON, "not JSON");
  }

  @ParameterizedTest
  @CsvSource({"[], an array", "'\"a red bird\"', text", "7, an integer", "null, null"})
  void notAnObject(String json, String type) {
    assertMalformed(decoding(json.getBytes(UTF_8)), Reason.NOT_AN_OBJECT, type);
  }

  @Test
  void prompt_missing() {
    assertMalformed(decoding("{}".getBytes(UTF_8)), Reason.MISSING_FIELD, "prompt: is missing");
    assertMalformed(
        decoding("{\"prompt\":null}".getBytes(UTF_8)), Reason.MISSING_FIELD, "prompt: is missing");
  }

  @Test
  void field_unknown() {
    assertMalformed(
        field("sede", "7"),
        Reason.UNKNOWN_FIELD,
        "'sede' is not a field; there are [deadline, id, n, priority, prompt, release, seed, size, to, variation]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id       | 7           | id: must be text, not an integer",
        "n        | \"2\"       | n: must be an integer, not text",
        "n        | 1.0         | n: must be an integer, not a number",
        "n        | true        | n: must be an integer, not boolean",
        "size     | 64          | size: must be text, not an integer",
        "seed     | \"7\"       | seed: must be an integer, not text",
        "seed     | 7.5         | seed: must be an integer, not a number",
        "seed     | 1e3         | seed: must be an integer, not a number",
        "release  | [\"r1\"]    | release: must be text, not an array",
        "deadline | 1769860800  | deadline: must be text, not an integer",
        "priority | {}          | priority: must be text, not an object",
      })
  void field_ofWrongType(String name, String json, String detail) {
    assertMalformed(field(name, json), Reason.WRONG_TYPE, detail);
  }

  @Test
  void prompt_ofWrongType() {
    assertMalformed(
        decoding("{\"prompt\":[\"a\"]}".getBytes(UTF_8)),
        Reason.WRONG_TYPE,
        "prompt: must be text, not an array");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id       | \"\"                     | id: ''",
        "id       | \"a/b\"                  | id: 'a/b' must be",
        "id       | \"../a\"                 | id: '../a' must be",
        "id       | \"a\\u0000\"             | id: 'a�' must be",
        "n        | 0                        | n: 0 pictures; ask for 1 to 10",
        "n        | 11                       | n: 11 pictures; ask for 1 to 10",
        "n        | -1                       | n: -1 pictures; ask for 1 to 10",
        "n        | 3000000000               | n: 3000000000 is out of range",
        "size     | \"128x128\"              | size: '128x128' is not a size; use 64x64 or 256x256",
        "size     | \"auto\"                 | size: 'auto' is not a size",
        "seed     | -1                       | seed: is negative",
        "seed     | 9223372036854775808      | seed: 9223372036854775808 is out of range",
        "release  | \"a/../b\"               | release: 'a/../b' must be",
        "deadline | \"tomorrow\"             | deadline: 'tomorrow' is no time such as",
        "deadline | \"2026-01-31T12:00:00\"  | deadline: '2026-01-31T12:00:00' is no time",
        "deadline | \"+1000000000-01-01T00:00:00Z\" | deadline:",
        "deadline | \"1969-12-31T23:59:59Z\" | deadline: must lie",
        "deadline | \"+10000-01-01T00:00:00Z\" | deadline: must lie",
        "priority | \"urgent\"               | priority: 'urgent' is not a priority; use interactive",
      })
  void field_ofInvalidValue(String name, String json, String detail) {
    assertMalformed(field(name, json), Reason.INVALID_VALUE, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"\"             | is empty",
        "\" \\t\\n \"     | is empty",
        "\"a\\u0000b\"    | holds U+0000",
        "\"a\\u001bb\"    | holds U+001B",
        "\"a\\u007fb\"    | holds U+007F",
        "\"a\\u009bb\"    | holds U+009B",
        "\"a\\ud800b\"    | holds U+D800",
      })
  void prompt_noText(String json, String detail) {
    assertMalformed(
        decoding(("{\"prompt\":" + json + "}").getBytes(UTF_8)), Reason.INVALID_VALUE, detail);
  }

  @Test
  void prompt_longest() {
    String longest = "🐦".repeat(GenerationRequest.MAX_PROMPT_CHARACTERS);
    assertThat(GenerationRequestCodec.decode(plain("{\"prompt\":\"" + longest + "\"}")).prompt())
        .isEqualTo(longest);
    assertMalformed(
        decoding(("{\"prompt\":\"" + longest + "a\"}").getBytes(UTF_8)),
        Reason.INVALID_VALUE,
        "has 1001 characters; the limit is 1000");
  }

  @Test
  void failure_namesTheJob() {
    MalformedMessageException e =
        assertMalformed(
            decoding((PROMPT + ",\"id\":\"job-1\",\"x\":1}").getBytes(UTF_8)),
            Reason.UNKNOWN_FIELD,
            "'x'");
    assertThat(e.job()).hasValue("job-1");
  }

  @Test
  void failure_withoutJob() {
    assertThat(assertMalformed(field("id", "\"a/b\""), Reason.INVALID_VALUE, "id").job()).isEmpty();
    assertThat(assertMalformed(field("id", "7"), Reason.WRONG_TYPE, "id").job()).isEmpty();
  }

  private static ThrowingCallable field(String name, String json) {
    return decoding((PROMPT + ",\"" + name + "\":" + json + "}").getBytes(UTF_8));
  }

  private static ThrowingCallable decoding(byte[] value) {
    return () -> GenerationRequestCodec.decode(new WireRecord("k", value, Map.of()));
  }
}
