// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/jobs/ends/events", http -> tell(http, "event: ended\ndata: {}\n\n"));
    server.createContext("/v1/jobs/is-cut-off/events", http -> tell(http, "event: accepted\n\n"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void clientsThatAreToldOfTheEnd_areCounted_andThoseThatAreCutOffAreNot() throws Exception {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    try (Watchers watchers = new Watchers(base)) {
      watchers.watch(List.of("ends", "is-cut-off"), 40);
      assertThat(watchers.awaitEnds(PATIENCE)).isEqualTo(20);
      assertThat(watchers.connected()).isEqualTo(40);
    }
  }

  @Test
  void clientsThatAreAnsweredOtherwise_areRefused() throws Exception {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    try (Watchers watchers = new Watchers(base)) {
      watchers.watch(List.of("ends", "is-unknown"), 10);
      assertThat(watchers.awaitEnds(PATIENCE)).isEqualTo(5);
      assertThat(watchers.refused()).isEqualTo(5);
    }
  }

  private static void tell(HttpExchange http, String events) throws IOException {
    http.getResponseHeaders().set("content-type", "text/event-stream");
    http.sendResponseHeaders(200, 0);
    try (OutputStream body = http.getResponseBody()) {
      body.write(events.getBytes(UTF_8));
    }
  }
}
