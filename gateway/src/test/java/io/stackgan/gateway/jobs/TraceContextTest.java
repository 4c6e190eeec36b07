// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

  @Test
  void callersTrace_goesOn() {
    assertThat(TraceContext.from(CALLER).text()).isEqualTo(CALLER);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
      })
  void invalidTrace_startsAnew(String header) {
    assertThat(TraceContext.from(header).text())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
        .doesNotContain("0af7651916cd43dd8448eb211c80319c");
  }
}
