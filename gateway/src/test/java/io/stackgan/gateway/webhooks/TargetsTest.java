// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stackgan.gateway.edge.ApiException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

  private static final Map<String, List<String>> HOSTS =
      Map.of(
          "example.com", List.of("1.1.1.1"),
          "inside.example.com", List.of("10.0.0.7"),
          "both.example.com", List.of("1.1.1.1", "127.0.0.1"),
          "hooks.internal", List.of("10.0.0.8"));

  private final Targets targets = new Targets(true, List.of("Hooks.internal", "::1"), Host::find);

  private interface Host {
    static InetAddress[] find(String name) throws UnknownHostException {
      List<String> addresses = HOSTS.get(name);
      if (addresses == null) {
        return InetAddress.getAllByName(name);
      }
      InetAddress[] found = new InetAddress[addresses.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = InetAddress.getByName(addresses.get(i));
      }
      return found;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/, webhook_not_encrypted",
    "https://inside.example.com/, webhook_not_public",
    "https://both.example.com/, webhook_not_public",
    "https://localhost/, webhook_not_public",
    "https://127.0.0.1:8443/, webhook_not_public",
    "https://2130706433/, webhook_not_public",
    "https://[::1%250]/, webhook_not_public",
    "https://[::ffff:169.254.169.254]/latest, webhook_not_public",
    "https://169.254.169.254/latest/meta-data, webhook_not_public",
    "https://user:secret@example.com/, invalid_value",
    "https://example.com/#part, invalid_value",
    "ftp://example.com/, invalid_value",
    "file:///etc/passwd, invalid_value",
    "example.com, invalid_value",
    "https://there.is.no.such.host.invalid/, webhook_unknown_host"
  })
  void targetThatMayNotBeCalled_isRefused(String url, String code) {
    ApiException refusal = catchThrowableOfType(ApiException.class, () -> targets.find(url));
    assertThat(refusal).as(url).isNotNull();
    assertThat(refusal.error().code()).isEqualTo(code);
    assertThat(refusal.error().param()).isEqualTo("webhook");
  }

  @Test
  void publicTarget_isFound_withTheAddressThatWasChecked() {
    Target target = targets.find("https://example.com:8443/done?job=1");
    assertThat(target.address().getHostAddress()).isEqualTo("1.1.1.1");
    assertThat(target.port()).isEqualTo(8443);
    assertThat(target.path()).isEqualTo("/done?job=1");
    assertThat(targets.find("https://example.com").port()).isEqualTo(443);
    assertThat(targets.find("https://example.com").path()).isEqualTo("/");
  }

  @Test
  void hostThatTheOperatorAllows_mayBePrivateAndPlain() {
    assertThat(targets.find("http://HOOKS.internal/").port()).isEqualTo(80);
    assertThat(targets.find("http://[::1]:9000/").port()).isEqualTo(9000);
  }

  @Test
  void withoutASecret_thereAreNoWebhooks() {
    Targets off = new Targets(false, List.of(), Host::find);
    ApiException refusal =
        catchThrowableOfType(ApiException.class, () -> off.find("https://example.com/"));
    assertThat(refusal.error().code()).isEqualTo("webhooks_disabled");
  }
}
