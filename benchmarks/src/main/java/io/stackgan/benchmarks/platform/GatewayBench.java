// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What callers of a running platform's gateway wait for, beside their pictures. Wall times. */
public final class GatewayBench {

  private static final int STREAMS = 100;
  private static final int PAGES = 200;
  private static final int BATCH = 10_000;
  private static final int IN_THE_QUEUE = 16;
  private static final int WARM_UP = 64;

  private final URI platform;
  private final JobClient client;
  private final int listed;
  private final int estimated;

  /**
   * @param listed jobs to fill the list with; none where it is 0
   * @param estimated jobs to compare the estimate with the time that they took
   */
  public GatewayBench(URI platform, int listed, int estimated) {
    this.platform = platform;
    this.client = new JobClient(platform);
    this.listed = listed;
    this.estimated = estimated;
  }

  /** What was measured, by what it is. */
  public Map<String, Double> measure() throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    firstBytes(figures);
    estimates(figures);
    if (listed > 0) {
      pages(figures);
    }
    new FirstVisits(platform).measure(figures);
    return figures;
  }

  private void firstBytes(Map<String, Double> figures) throws IOException {
    double[] waits = new double[STREAMS];
    for (int i = -5; i < STREAMS; i++) {
      double wait = firstByte();
      if (i >= 0) {
        waits[i] = wait;
      }
    }
    Percentiles all = Percentiles.of(waits);
    figures.put("first byte of a stream after the request was sent, p50 ms", all.at(50));
    figures.put("first byte of a stream after the request was sent, p99 ms", all.at(99));
  }

  private double firstByte() throws IOException {
    byte[] body = "{\"prompt\":\"a bird\",\"size\":\"64x64\",\"stream\":true}".getBytes(UTF_8);
    String head =
        "POST /v1/images/generations HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
                .formatted(platform.getAuthority())
            + "Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length);
    try (Socket socket = new Socket(platform.getHost(), platform.getPort())) {
      socket.setTcpNoDelay(true);
      byte[] request = (head + new String(body, UTF_8)).getBytes(UTF_8);
      long sent = System.nanoTime();
      socket.getOutputStream().write(request);
      int first = socket.getInputStream().read();
      double wait = (System.nanoTime() - sent) * 1e-6;
      String answer = (char) first + new String(socket.getInputStream().readAllBytes(), UTF_8);
      if (!answer.startsWith("HTTP/1.1 200")) {
        throw new IllegalStateException("The gateway refused: " + answer);
      }
      return wait;
    }
  }

  private void estimates(Map<String, Double> figures) throws IOException {
    List<Double> errors = Collections.synchronizedList(new ArrayList<>());
    ExecutorService callers = Executors.newFixedThreadPool(IN_THE_QUEUE);
    for (int job = 0; job < WARM_UP + estimated; job++) {
      boolean counts = job >= WARM_UP;
      callers.submit(() -> estimate(counts, errors));
    }
    callers.shutdown();
    try {
      if (!callers.awaitTermination(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException("The jobs did not end within ten minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).toArray();
    figures.put("estimates compared, under steady load", (double) sorted.length);
    figures.put("error of eta_seconds when submitted, median %", Percentiles.of(sorted).at(50));
  }

  private void estimate(boolean counts, List<Double> errors) {
    long started = System.nanoTime();
    JsonNode job = client.submit("a bird");
    client.awaitEnd(job.path("id").asText());
    double took = (System.nanoTime() - started) * 1e-9;
    if (counts) {
      errors.add(100 * Math.abs(job.path("eta_seconds").asDouble() - took) / took);
    }
  }

  /** Jobs that expired before they were asked for are drawn by nobody, and listed like others. */
  private void pages(Map<String, Double> figures) {
    String line =
        "{\"prompt\":\"a late bird\",\"deadline\":\"%s\"}\n"
            .formatted(Instant.now().minusSeconds(1));
    String results = "";
    for (int sent = 0; sent < listed; sent += BATCH) {
      results = client.submitBatch(line.repeat(Math.min(BATCH, listed - sent)));
    }
    client.awaitResults(results);
    double[] waits = new double[PAGES];
    String next = "";
    for (int page = 0; page < PAGES; page++) {
      long started = System.nanoTime();
      JsonNode found = client.page("state=expired&limit=100" + next);
      waits[page] = (System.nanoTime() - started) * 1e-6;
      next = found.path("next").isTextual() ? "&before=" + found.path("next").asText() : "";
    }
    Percentiles all = Percentiles.of(waits);
    figures.put("a page of 100 among " + listed + " jobs, p50 ms", all.at(50));
    figures.put("a page of 100 among " + listed + " jobs, p99 ms", all.at(99));
  }
}
