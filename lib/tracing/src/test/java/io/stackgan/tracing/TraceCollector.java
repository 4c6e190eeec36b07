// SPDX-License-Identifier: Apache-2.0
package io.stackgan.tracing;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector that keeps what it is sent, for tests of whatever sends spans. */
public final class TraceCollector implements AutoCloseable {

  /** A span as it came; ids in hexadecimal digits, {@code parent} empty where there is none. */
  public record Received(String trace, String id, String parent, String name) {}

  private final HttpServer server;
  private final List<Received> spans = new CopyOnWriteArrayList<>();

  public TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All that has come by now. */
  public List<Received> spans() {
    return List.copyOf(spans);
  }

  private void receive(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("content-encoding"));
    UnknownFieldSet request =
        UnknownFieldSet.parseFrom(
            zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody());
    // resource_spans = 1, scope_spans = 2, spans = 2 of OTLP's messages
    parts(request, 1)
        .flatMap(resource -> parts(resource, 2))
        .flatMap(scope -> parts(scope, 2))
        .map(TraceCollector::received)
        .forEach(spans::add);
    exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Stream<UnknownFieldSet> parts(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().stream().map(TraceCollector::parsed);
  }

  private static UnknownFieldSet parsed(ByteString bytes) {
    try {
      return UnknownFieldSet.parseFrom(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** trace_id = 1, span_id = 2, parent_span_id = 4, name = 5. */
  private static Received received(UnknownFieldSet span) {
    return new Received(
        HexFormat.of().formatHex(bytes(span, 1).toByteArray()),
        HexFormat.of().formatHex(bytes(span, 2).toByteArray()),
        HexFormat.of().formatHex(bytes(span, 4).toByteArray()),
        bytes(span, 5).toStringUtf8());
  }

  private static ByteString bytes(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().stream()
        .findFirst()
        .orElse(ByteString.EMPTY);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
