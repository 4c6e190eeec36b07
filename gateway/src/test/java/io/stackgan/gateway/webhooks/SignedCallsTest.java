// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.gateway.GatewayConfig;
import io.stackgan.gateway.testing.Receiver;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignedCallsTest {

  private final GatewayConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(GatewayConfig.class)
          .withDefaultValue("stackgan.gateway.webhooks.secret", "c".repeat(40))
          .build()
          .getConfigMapping(GatewayConfig.class);
  private final Vertx vertx = Vertx.vertx();
  private final SignedCalls calls = new SignedCalls(vertx, new Secrets(config), config);
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** The name would lead nowhere: a look-up of its own would fail, or be another address. */
  @Test
  void call_goesToTheCheckedAddress_whateverItsNameMeansNow() throws Exception {
    assertThat(post("http://checked.invalid:" + receiver.port() + "/done?x=1")).isEqualTo(204);
    Receiver.Call call = receiver.next();
    assertThat(call.path()).isEqualTo("/done?x=1");
    assertThat(call.header("host")).isEqualTo("checked.invalid:" + receiver.port());
    assertThat(call.body()).isEqualTo("{}".getBytes(UTF_8));
  }

  @Test
  void redirect_isNotFollowed() throws Exception {
    receiver.answerNext(302);
    assertThat(post("http://checked.invalid:" + receiver.port() + "/done")).isEqualTo(302);
    assertThat(receiver.next().path()).isEqualTo("/done");
    assertThat(receiver.isQuiet()).isTrue();
  }

  private int post(String url) {
    Target target = new Target(URI.create(url), InetAddress.getLoopbackAddress());
    return calls
        .post(target, Optional.empty(), "msg_1", "{}".getBytes(UTF_8))
        .await()
        .indefinitely();
  }
}
