// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** More than the buffers between server and client take. */
  private static final int LARGE = 64 << 20;

  private final Vertx vertx = Vertx.vertx();
  private final CountDownLatch closed = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private void answer(HttpServerRequest request) {
    SlowClients.limit(request.connection(), PATIENCE);
    request.connection().closeHandler(end -> closed.countDown());
    if (request.path().equals("/large")) {
      request.response().end(Buffer.buffer(new byte[LARGE]));
    } else {
      vertx.setTimer(3 * PATIENCE.toMillis(), late -> request.response().end("late"));
    }
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void clientThatTakesNothing_isHungUpOn() throws Exception {
    try (Socket client = get("/large")) {
      assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(client.isClosed()).isFalse();
    }
  }

  @Test
  void clientThatWaitsForLonger_isAnswered() throws Exception {
    try (Socket client = get("/late")) {
      byte[] answer = client.getInputStream().readNBytes("HTTP/1.1 200 OK".length());
      assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 200 OK");
      assertThat(closed.getCount()).isEqualTo(1);
    }
  }

  private Socket get(String path) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    String request = "GET " + path + " HTTP/1.1\r\nhost: localhost\r\n\r\n";
    client.getOutputStream().write(request.getBytes(UTF_8));
    return client;
  }
}
