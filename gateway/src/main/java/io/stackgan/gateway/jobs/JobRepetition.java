// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationRequest;
import io.stackgan.gateway.edge.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A job once more: with its own seed and release, to the same bytes, or with another seed. */
final class JobRepetition {

  private static final String NEW = "new";

  private JobRepetition() {}

  /**
   * @param seed null for the job's own, {@code new} for another one, or a number
   */
  static GenerationRequest of(Job job, String seed, Duration deadline) {
    GenerationRequest asked = job.request();
    if (asked == null) {
      throw ApiException.refused(
          409,
          "id",
          "request_unknown",
          "What this job asked for is no longer known: send it anew.");
    }
    String id = "job_" + UUID.randomUUID().toString().replace("-", "");
    return new GenerationRequest(
        id,
        asked.prompt(),
        asked.n(),
        asked.size(),
        seed(asked, seed, id),
        seed == null ? job.release() : asked.release(),
        Instant.now().plus(deadline),
        asked.priority(),
        asked.exploration());
  }

  private static long seed(GenerationRequest asked, String seed, String id) {
    if (seed == null) {
      return asked.seed();
    }
    return seed.equals(NEW) ? GenerationRequest.seedOf(id) : number(seed);
  }

  private static long number(String seed) {
    try {
      long number = Long.parseLong(seed);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException none) {
      // told below
    }
    throw ApiException.invalid(
        "seed", "invalid_value", "'seed' must be new or an integer from 0 to 9223372036854775807.");
  }
}
