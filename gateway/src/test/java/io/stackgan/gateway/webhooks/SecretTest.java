// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

  private static final String TEXT = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The example that Standard Webhooks' libraries are tested with. */
  @Test
  void signature_isThatOfThePublishedExample() {
    assertThat(
            Secret.parse(TEXT)
                .sign(
                    "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    1614265330,
                    "{\"test\": 2432232314}".getBytes(UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(Secret.parse(TEXT).text()).isEqualTo(TEXT);
  }

  @Test
  void tenants_haveSecretsOfTheirOwn() {
    Secret root = Secret.parse(TEXT);
    assertThat(root.of("north").text())
        .isEqualTo(root.of("north").text())
        .isNotEqualTo(root.of("south").text())
        .isNotEqualTo(root.text());
  }

  @Test
  void shortSecret_isRefused() {
    assertThatThrownBy(() -> Secret.parse("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
  }
}
