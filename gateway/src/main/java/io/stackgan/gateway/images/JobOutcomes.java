// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.gateway.edge.ApiException;
import java.time.Duration;
import java.util.Optional;

/** What a caller is told of a job that ended without its pictures. */
final class JobOutcomes {

  private JobOutcomes() {}

  static void check(GenerationEvent event) {
    switch (event.status()) {
      case FAILED -> throw failed(event.error());
      case CANCELLED ->
          throw ApiException.invalid(
              null, "job_cancelled", "The job was cancelled: send the request again if need be.");
      case EXPIRED ->
          throw ApiException.late("The job's deadline passed before a worker was free: try again.");
      case ACCEPTED, EMBEDDED, SKETCHED, COMPLETED -> {
        // on its way
      }
    }
  }

  static ApiException late(Duration limit, Optional<Status> progress) {
    return ApiException.late(
        "The pictures were not ready within %d s; the job got as far as: %s. "
                .formatted(limit.toSeconds(), progress.map(Status::text).orElse("queued"))
            + "Try again, or ask for fewer at once.");
  }

  private static ApiException failed(EventError error) {
    return ApiException.failed(error.code(), error.message());
  }
}
