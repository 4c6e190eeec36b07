// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A step that a job has taken. All steps of a job fit into the bits of a number: accepted,
 * embedded, then sketched and completed of each picture, then the end. So a client that names the
 * bits it has seen is told the others, by any gateway, and none keeps a log of events.
 *
 * @param image what the step has stored; null where it has stored nothing
 */
record JobStep(int bit, String status, StoredImage image) {

  static final String ENDED = "ended";

  private static final int FIRST_IMAGE = 2;

  /** The steps that the job has taken, in their order. */
  static List<JobStep> of(Job job) {
    List<JobStep> steps = new ArrayList<>();
    if (job.progress().isPresent()) {
      steps.add(new JobStep(0, Status.ACCEPTED.text(), null));
    }
    if (job.progress().filter(step -> step.compareTo(Status.EMBEDDED) >= 0).isPresent()) {
      steps.add(new JobStep(1, Status.EMBEDDED.text(), null));
    }
    job.images().stream()
        .map(image -> of(image, job))
        .sorted(Comparator.comparingInt(JobStep::bit))
        .forEach(steps::add);
    if (job.isOver()) {
      steps.add(new JobStep(FIRST_IMAGE + 2 * Math.max(job.n(), 1), ENDED, null));
    }
    return steps;
  }

  private static JobStep of(StoredImage image, Job job) {
    boolean finished = image.size() == job.size();
    Status status = finished ? Status.COMPLETED : Status.SKETCHED;
    return new JobStep(FIRST_IMAGE + 2 * image.index() + (finished ? 1 : 0), status.text(), image);
  }

  long mask() {
    return 1L << bit;
  }
}
