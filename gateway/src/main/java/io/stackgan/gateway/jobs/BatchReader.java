// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.Priority;
import io.stackgan.gateway.edge.ApiError;
import io.stackgan.gateway.edge.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON Lines, each the body of a job. */
final class BatchReader {

  private BatchReader() {}

  /**
   * All requests, or none.
   *
   * @throws ApiException naming the first line at fault
   */
  static List<GenerationRequest> read(byte[] body, Duration deadline) {
    List<String> lines = new String(body, UTF_8).lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty() || lines.size() > Batch.MOST) {
      throw ApiException.invalid(
          null,
          "invalid_batch",
          "A batch has 1 to %d lines, one JSON object each; this one has %d."
              .formatted(Batch.MOST, lines.size()));
    }
    Batch batch = Batch.of(lines.size());
    List<GenerationRequest> requests = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      requests.add(request(lines.get(line), line, batch, deadline));
    }
    return requests;
  }

  private static GenerationRequest request(String text, int line, Batch batch, Duration deadline) {
    try {
      return named(JobReader.read(text.getBytes(UTF_8), deadline), batch.job(line));
    } catch (ApiException refused) {
      ApiError error = refused.error();
      throw ApiException.invalid(
          error.param(), error.code(), "Line %d: %s".formatted(line + 1, error.message()));
    }
  }

  private static GenerationRequest named(GenerationRequest asked, String id) {
    return new GenerationRequest(
        id,
        asked.prompt(),
        asked.n(),
        asked.size(),
        asked.seed(),
        asked.release(),
        asked.deadline(),
        Priority.BULK,
        asked.exploration());
  }
}
