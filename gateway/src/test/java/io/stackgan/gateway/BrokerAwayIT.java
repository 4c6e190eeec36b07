// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.StoreAlone;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoreAlone.class)
class BrokerAwayIT {

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
