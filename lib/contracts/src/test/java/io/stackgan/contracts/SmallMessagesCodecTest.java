// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.Records.assertMalformed;
import static io.stackgan.contracts.Records.plain;
import static io.stackgan.contracts.Records.withValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.MalformedMessageException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancellations and announcements. */
class SmallMessagesCodecTest {

  @Test
  void cancellation_plainJson() {
    assertThat(GenerationCancellationCodec.decode(plain("{\"job\":\"job-1\"}")))
        .isEqualTo(Examples.CANCELLATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                            | MISSING_FIELD | job",
        "{\"job\":7}                   | WRONG_TYPE    | job",
        "{\"job\":\"a/b\"}             | INVALID_VALUE | job",
        "{\"job\":\"a\",\"why\":\"b\"} | UNKNOWN_FIELD | why",
        "[]                            | NOT_AN_OBJECT | array",
        "job-1                         | NOT_JSON      | not JSON",
      })
  void cancellation_wrong(String json, Reason reason, String detail) {
    assertMalformed(() -> GenerationCancellationCodec.decode(plain(json)), reason, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"release\":\"a\"}                                     | MISSING_FIELD | alias",
        "{\"alias\":\"a\"}                                       | MISSING_FIELD | release",
        "{\"alias\":\"a\",\"release\":7}                         | WRONG_TYPE    | release",
        "{\"alias\":\"a/b\",\"release\":\"a\"}                   | INVALID_VALUE | alias",
        "{\"alias\":\"a\",\"release\":\"..\"}                    | INVALID_VALUE | release",
        "{\"alias\":\"a\",\"release\":\"b\",\"previous\":\"/\"}  | INVALID_VALUE | previous",
      })
  void announcement_wrong(String json, Reason reason, String detail) {
    WireRecord good = ReleaseAnnouncementCodec.encode(Examples.ANNOUNCEMENT);
    assertMalformed(
        () -> ReleaseAnnouncementCodec.decode(withValue(good, json.getBytes(UTF_8))),
        reason,
        detail);
  }

  @Test
  void announcement_firstOfItsAlias() {
    ReleaseAnnouncement first = new ReleaseAnnouncement("production", "one", null);
    assertThat(ReleaseAnnouncementCodec.decode(ReleaseAnnouncementCodec.encode(first)))
        .isEqualTo(first);
  }

  @Test
  void refusal_isToldFromAnAnnouncement() {
    WireRecord refusal = ReleaseRefusalCodec.encode(Examples.REFUSAL);
    WireRecord announcement = ReleaseAnnouncementCodec.encode(Examples.ANNOUNCEMENT);
    assertThat(ReleaseRefusalCodec.isRefusal(refusal)).isTrue();
    assertThat(ReleaseRefusalCodec.isRefusal(announcement)).isFalse();
    assertMalformed(
        () -> ReleaseRefusalCodec.decode(announcement), Reason.UNEXPECTED_TYPE, "refused");
    assertMalformed(
        () ->
            ReleaseRefusalCodec.decode(
                withValue(refusal, "{\"release\":\"a\",\"component\":\"stage1\"}".getBytes(UTF_8))),
        Reason.MISSING_FIELD,
        "reason");
  }

  @Test
  void announcement_plainJson() {
    assertMalformed(
        () -> ReleaseAnnouncementCodec.decode(plain("{\"alias\":\"a\",\"release\":\"b\"}")),
        Reason.NOT_A_CLOUD_EVENT,
        "neither");
  }
}
