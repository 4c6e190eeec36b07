// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.stackgan.gateway.testing.Caller;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerAwayIT.NoBroker.class)
class BrokerAwayIT {

  /** Nothing listens on port 1. */
  public static final class NoBroker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "mp.messaging.outgoing.generation-requests.bootstrap.servers", "127.0.0.1:1",
          "stackgan.gateway.deadline", "10s");
    }
  }

  @TestHTTPResource URI gateway;

  @Test
  void request_is503_withATimeToTryAgain() {
    HttpResponse<byte[]> response = new Caller(gateway).generate("{'prompt':'a bird'}");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("retry-after")).isPresent();
    assertThat(Caller.json(response).at("/error/code").asText()).isEqualTo("broker_unavailable");
    assertThat(Caller.json(response).at("/error/type").asText()).isEqualTo("server_error");
  }
}
