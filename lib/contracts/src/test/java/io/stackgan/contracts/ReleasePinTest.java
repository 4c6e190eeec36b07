// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleasePinTest {

  private static final WireRecord REQUEST = new WireRecord("j", new byte[] {1}, Map.of());

  @Test
  void pin_standsInItsOwnHeader() {
    WireRecord pinned = ReleasePin.mark(REQUEST, "birds-2");

    assertThat(ReleasePin.of(pinned)).contains("birds-2");
    assertThat(pinned.header("ce_inservice")).contains("birds-2");
    assertThat(ReleasePin.of(REQUEST)).isEmpty();
  }

  @Test
  void pinThatIsNoReleasesId_isNone() {
    assertThat(ReleasePin.of(REQUEST.withHeader("ce_inservice", "../aliases"))).isEmpty();
    assertThat(ReleasePin.of(REQUEST.withHeader("ce_inservice", ""))).isEmpty();
  }
}
