// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.TestPlatform;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that follow jobs, many of them and such as go away. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class JobEventsIT {

  private static final int CLIENTS = 300;
  private static final int PATIENCE_SECONDS = 30;

  @TestHTTPResource URI gateway;
  @Inject Jobs jobs;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
  }

  /** The job takes a second, in which some begin to follow it before its steps, and some after. */
  @Test
  void manyClients_areAllToldOfTheEnd() throws Exception {
    String job = submit("slow bird");
    List<CompletableFuture<HttpResponse<String>>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      var request = caller.request("/v1/jobs/" + job + "/events").build();
      clients.add(caller.client().sendAsync(request, BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> client : clients) {
      assertThat(client.get(PATIENCE_SECONDS, TimeUnit.SECONDS).body()).contains("event:ended");
    }
  }

  @Test
  void clientThatHangsUp_isForgotten() throws Exception {
    awaitFollowed(0);
    String job = submit("silent bird");
    try (Socket client = new Socket(gateway.getHost(), gateway.getPort())) {
      String request = "GET /v1/jobs/" + job + "/events HTTP/1.1\r\nhost: localhost\r\n\r\n";
      client.getOutputStream().write(request.getBytes(UTF_8));
      Scanner answer = new Scanner(client.getInputStream(), UTF_8);
      assertThat(answer.findWithinHorizon("event:accepted", 0)).isNotNull();
      assertThat(jobs.followed()).isEqualTo(1);
    }
    awaitFollowed(0);
  }

  private void awaitFollowed(int followed) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (jobs.followed() != followed && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(jobs.followed()).isEqualTo(followed);
  }

  private String submit(String prompt) {
    HttpResponse<byte[]> answer =
        caller.send(
            caller
                .request("/v1/jobs")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"prompt\": \"" + prompt + "\"}"))
                .build());
    assertThat(answer.statusCode()).isEqualTo(202);
    return Caller.json(answer).path("id").asText();
  }
}
