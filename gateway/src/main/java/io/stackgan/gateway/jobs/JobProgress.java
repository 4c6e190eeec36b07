// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of an event of a job. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobProgress(
    String job,
    @Schema(enumeration = {"accepted", "embedded", "sketched", "completed", "ended"}) String event,
    @Schema(description = "The picture, of sketched and completed") JobAnswer.Image image,
    @Schema(description = "The job as it ended, of ended") JobAnswer result) {

  static JobProgress of(JobStep step, Job job, JobAnswer answer, UnaryOperator<String> links) {
    JobAnswer.Image image =
        step.image() == null
            ? null
            : new JobAnswer.Image(
                step.image().index(), step.image().size().text(), links.apply(step.image().key()));
    return new JobProgress(
        job.id(), step.status(), image, step.status().equals(JobStep.ENDED) ? answer : null);
  }
}
