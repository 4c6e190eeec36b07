// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import io.smallrye.mutiny.Multi;
import io.stackgan.gateway.edge.Workers;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one client that follows a job is told. Nothing is kept for it but which steps it has been
 * told of: however slow it is, the next ones are looked up when it has taken those before.
 */
final class JobFollower {

  private static final String STILL_HERE = "nothing new";

  private final String id;
  private final Jobs jobs;
  private final UnaryOperator<String> links;
  private final Sse sse;
  private long told;

  /**
   * @param told the bits of the steps that the client knows
   * @param links from a key in the store to what a caller can open
   */
  JobFollower(String id, long told, Jobs jobs, UnaryOperator<String> links, Sse sse) {
    this.id = id;
    this.told = told;
    this.jobs = jobs;
    this.links = links;
    this.sse = sse;
  }

  /**
   * Each step as it is taken, until the job is over or forgotten, which nobody tells.
   *
   * @param pause after which there is a comment if there is nothing else, so that neither the
   *     client nor what stands between takes the connection for dead
   */
  Multi<OutboundSseEvent> events(Duration pause) {
    Multi<Boolean> changes = jobs.changes(id).map(job -> false);
    return Multi.createBy()
        .merging()
        .streams(changes, pauses(pause))
        .emitOn(Workers.POOL)
        .map(this::news)
        .onItem()
        .<Optional<OutboundSseEvent>>disjoint()
        .select()
        .first(Optional::isPresent)
        .map(Optional::get);
  }

  private static Multi<Boolean> pauses(Duration pause) {
    return Multi.createFrom()
        .ticks()
        .onExecutor(Workers.POOL)
        .startingAfter(pause)
        .every(pause)
        .onOverflow()
        .drop()
        .map(tick -> true);
  }

  /** The steps since last time, each with the id of all that is told with it; empty at the end. */
  private List<Optional<OutboundSseEvent>> news(boolean pause) {
    List<Optional<OutboundSseEvent>> news = new ArrayList<>();
    Job job = jobs.find(id).orElse(null);
    if (job != null) {
      for (JobStep step : JobStep.of(job)) {
        if ((told & step.mask()) == 0) {
          told |= step.mask();
          news.add(Optional.of(event(step, job)));
        }
      }
    }
    if (job == null || job.isOver()) {
      news.add(Optional.empty());
    } else if (pause && news.isEmpty()) {
      news.add(Optional.of(sse.newEventBuilder().comment(STILL_HERE).build()));
    }
    return news;
  }

  private OutboundSseEvent event(JobStep step, Job job) {
    JobAnswer answer = JobAnswer.of(job, jobs, links);
    return sse.newEventBuilder()
        .id(Long.toString(told))
        .name(step.status())
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(JobProgress.class, JobProgress.of(step, job, answer, links))
        .build();
  }
}
