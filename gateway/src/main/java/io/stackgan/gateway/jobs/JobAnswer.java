// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job as callers see it. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobAnswer(
    String id,
    @Schema(
            description = "queued, then the furthest step, then how the job ended",
            examples = "completed")
        String state,
    String prompt,
    int n,
    String size,
    Long seed,
    @Schema(description = "How much of Conditioning Augmentation's sigma is used") Double variation,
    @Schema(description = "Where the n pictures go in equal steps; absent where they are draws")
        Goal to,
    @Schema(description = "The release that draws it, once decided") String release,
    String priority,
    String createdAt,
    String deadline,
    @Schema(description = "Who is called when it is over") String webhook,
    @Schema(description = "Jobs before this one; absent once it is over") Integer queuePosition,
    @Schema(description = "When it will have ended, at the pace of late; absent once it is over")
        Double etaSeconds,
    JobTimings timings,
    List<Image> images,
    EventError error) {

  static final String QUEUED = "queued";

  /** What is absent stays as it was at the start. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "JobGoal")
  record Goal(String prompt, Long seed) {
    static Goal of(Destination destination) {
      return new Goal(destination.prompt(), destination.seed());
    }
  }

  /** When each step was done, of the picture that was last; RFC 3339. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record JobTimings(String requested, String embedded, String sketched, String completed) {
    static JobTimings of(Timings timings) {
      return new JobTimings(
          text(timings.requested()),
          text(timings.embedded()),
          text(timings.sketched()),
          text(timings.completed()));
    }
  }

  /** A stored picture, or its sketch. */
  record Image(int index, String size, String url) {}

  /**
   * @param links from a key in the store to what a caller can open
   */
  public static JobAnswer of(Job job, Jobs jobs, UnaryOperator<String> links) {
    Optional<GenerationRequest> request = Optional.ofNullable(job.request());
    return new JobAnswer(
        job.id(),
        state(job),
        request.map(GenerationRequest::prompt).orElse(null),
        job.n(),
        Optional.ofNullable(job.size()).map(ImageSize::text).orElse(null),
        job.seed(),
        request.map(asked -> asked.exploration().variation()).orElse(null),
        request.map(asked -> asked.exploration().destination()).map(Goal::of).orElse(null),
        job.release(),
        request.map(asked -> asked.priority().text()).orElse(null),
        job.since().toString(),
        text(job.deadline().orElse(null)),
        job.webhook(),
        job.isOver() ? null : jobs.ahead(job),
        job.isOver() ? null : Math.round(jobs.timeLeft(job).toMillis() / 100.0) / 10.0,
        JobTimings.of(job.timings()),
        images(job, links),
        job.error());
  }

  /** A job of which some pictures are completed is still being drawn. */
  static String state(Job job) {
    Optional<Status> open =
        job.progress().map(step -> step == Status.COMPLETED ? Status.SKETCHED : step);
    return job.outcome().or(() -> open).map(Status::text).orElse(QUEUED);
  }

  private static List<Image> images(Job job, UnaryOperator<String> links) {
    return job.images().stream()
        .map(image -> new Image(image.index(), image.size().text(), links.apply(image.key())))
        .toList();
  }

  private static String text(Object time) {
    return time == null ? null : time.toString();
  }
}
