// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Who is called by webhooks, on a free port of 127.0.0.1. */
public final class Receiver implements AutoCloseable {

  /** One call. */
  public record Call(String path, Headers headers, byte[] body) {
    public String header(String name) {
      return headers.getFirst(name);
    }
  }

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The next call is answered so; those without are answered with 204. */
  public void answerNext(int status) {
    statuses.add(status);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The next call, or null when there is none within twenty seconds. */
  public Call next() throws InterruptedException {
    return calls.poll(20, SECONDS);
  }

  /** Whether nobody calls within a second. */
  public boolean isQuiet() throws InterruptedException {
    return calls.poll(1, SECONDS) == null;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    calls.add(new Call(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
    Integer status = statuses.poll();
    exchange.getResponseHeaders().set("location", "/elsewhere");
    exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
