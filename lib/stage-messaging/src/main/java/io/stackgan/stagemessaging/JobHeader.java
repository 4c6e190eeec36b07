// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a stage knows of a job whatever its work on it is.
 *
 * @param index null: the record is about the whole job
 * @param release null: whichever is in service
 * @param deadline null: none
 */
public record JobHeader(
    String job,
    Integer index,
    int n,
    long seed,
    String release,
    ImageSize size,
    Instant deadline,
    Timings timings) {

  public static JobHeader of(GenerationRequest request, Instant requested) {
    return new JobHeader(
        request.id(),
        null,
        request.n(),
        request.seed(),
        request.release(),
        request.size(),
        request.deadline(),
        Timings.requestedAt(requested));
  }

  public static JobHeader of(ImageJob job) {
    return new JobHeader(
        job.job(),
        job.index(),
        job.n(),
        job.seed(),
        job.release(),
        job.size(),
        job.deadline(),
        job.timings());
  }

  /** The job as it goes on, with the release that it keeps from now on. */
  public JobHeader startedWith(String release) {
    return new JobHeader(job, index, n, seed, release, size, deadline, timings);
  }

  public JobHeader with(Timings changed) {
    return new JobHeader(job, index, n, seed, release, size, deadline, changed);
  }

  /** One picture of it. */
  public ImageJob picture(int picture) {
    return new ImageJob(job, picture, n, seed, release, size, deadline, timings);
  }

  /** An event of this picture, or of the whole job where the record is about that. */
  public GenerationEvent event(Status status, List<StoredImage> images) {
    return new GenerationEvent(job, status, index, n, seed, release, size, timings, images, null);
  }

  /** An event that ends the whole job. */
  GenerationEvent end(Status status, EventError error) {
    return new GenerationEvent(
        job, status, null, n, seed, release, size, timings, List.of(), error);
  }

  /** How the job has ended before its work began, if it has. */
  Optional<Status> over(CancelledJobs cancelled, Instant now) {
    if (cancelled.contains(job)) {
      return Optional.of(Status.CANCELLED);
    }
    boolean expired = deadline != null && !deadline.isAfter(now);
    return expired ? Optional.of(Status.EXPIRED) : Optional.empty();
  }
}
