// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.Records.assertMalformed;
import static io.stackgan.contracts.Records.withValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.MalformedMessageException.Reason;
import io.stackgan.contracts.TrainingEvent.Type;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each case changes one place of a good event. */
class TrainingEventCodecTest {

  private final WireRecord warning = TrainingEventCodec.encode(Examples.WARNING);

  @ParameterizedTest
  @EnumSource(Type.class)
  void type_ofEach(Type type) {
    assertThat(type.ceType()).matches("io\\.stackgan\\.training\\.[a-z]+\\.v1");
    assertThat(type.ceType()).contains(type.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void json_aloneIsRead() {
    assertThat(TrainingEventCodec.read(TrainingEventCodec.json(Examples.WARNING)))
        .isEqualTo(Examples.WARNING);
  }

  @Test
  void field_ofALaterVersion() {
    assertThat(TrainingEventCodec.decode(changed("{\"run\"", "{\"mood\":1,\"run\"")))
        .isEqualTo(Examples.WARNING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"run\":\"birds-1\",     | ''                      | MISSING_FIELD | run",
        "\"sequence\":8,          | ''                      | MISSING_FIELD | sequence",
        "\"step\":200             | \"s\":200               | MISSING_FIELD | position.step",
        "\"code\"                 | \"c\"                   | MISSING_FIELD | finding.code",
        "\"diversity\":0.125      | \"diversity\":\"0.125\" | WRONG_TYPE    | diversity",
        "\"metrics\":{            | \"metrics\":[],\"m\":{  | WRONG_TYPE    | metrics",
        "\"sequence\":8           | \"sequence\":0          | INVALID_VALUE | sequence",
        "\"birds-1\",             | \"../birds\",           | INVALID_VALUE | run",
        "\"warning\",             | \"started\",            | INVALID_VALUE | finding",
        "\"warning\",             | \"wondering\",          | INVALID_VALUE | type",
        "\"warning\",             | \"failed\",             | INVALID_VALUE | type: 'failed'",
        "\"step\":200             | \"step\":-1             | INVALID_VALUE | position",
      })
  void place_wrong(String good, String bad, Reason reason, String detail) {
    assertMalformed(() -> TrainingEventCodec.decode(changed(good, bad)), reason, detail);
  }

  private WireRecord changed(String good, String bad) {
    String json = new String(warning.value(), UTF_8);
    assertThat(json).contains(good);
    return withValue(warning, json.replace(good, bad).getBytes(UTF_8));
  }
}
