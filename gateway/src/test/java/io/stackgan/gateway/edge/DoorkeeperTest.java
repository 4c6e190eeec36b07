// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {

  private static final ApiKeys NONE = new ApiKeys(List.of());

  private static final ApiKeys ONE = new ApiKeys(List.of("studio:" + "0".repeat(64)));

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private final LinkSignatures signatures = new LinkSignatures(new byte[32]);

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "no-such-host.invalid"})
  void addressThatOthersReach_needsKeys(String host) {
    assertThatThrownBy(() -> Doorkeeper.requireKeys(NONE, host))
        .hasMessageContaining(host)
        .hasMessageContaining("stackgan.gateway.api-keys");
    assertThatCode(() -> Doorkeeper.requireKeys(ONE, host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void loopback_isOpen(String host) {
    assertThatCode(() -> Doorkeeper.requireKeys(NONE, host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "studio", "studio:secret", ":4c6b", "a b:00"})
  void keyThatIsNotHashed_isRefused(String line) {
    assertThatThrownBy(() -> new ApiKeys(List.of(line)))
        .hasMessageContaining("./stackgan api-key")
        .hasMessageNotContaining("secret");
  }

  @Test
  void signedLink_opensItsPathUntilItExpires() {
    String query = signatures.sign("/v1/images/j/0.png", NOON.plusSeconds(60));
    String expires = query.replaceAll("expires=(\\d+).*", "$1");
    String signature = query.replaceAll(".*signature=", "");
    assertThat(signatures.isValid("/v1/images/j/0.png", expires, signature, NOON)).isTrue();
    assertThat(signatures.isValid("/v1/images/k/0.png", expires, signature, NOON)).isFalse();
    assertThat(signatures.isValid("/v1/images/j/0.png", expires + "0", signature, NOON)).isFalse();
    assertThat(signatures.isValid("/v1/images/j/0.png", expires, signature, NOON.plusSeconds(60)))
        .isFalse();
    assertThat(signatures.isValid("/v1/images/j/0.png", "x", signature, NOON)).isFalse();
    assertThat(signatures.isValid("/v1/images/j/0.png", expires, "zz", NOON)).isFalse();
  }
}
