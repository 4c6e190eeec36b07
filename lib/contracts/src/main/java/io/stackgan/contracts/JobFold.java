// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import io.stackgan.contracts.GenerationEvent.EventError;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job's events, in the order of their partition, say of it. The first that ends the job is
 * its outcome; what comes again, or after the outcome, changes nothing. Since all events of a job
 * lie in one partition, whoever reads the topic comes to the same outcome, however often an event
 * was sent and whoever sent it.
 */
public final class JobFold {

  private final String job;
  private int n;
  private Long seed;
  private String release;
  private ImageSize size;
  private Timings timings = Timings.NONE;
  private Status progress;
  private Status outcome;
  private EventError error;

  /** A bit a picture. */
  private int sketched;

  private int completed;

  public JobFold(String job) {
    this.job = job;
  }

  /** Whether the event told something new. */
  public boolean apply(GenerationEvent event) {
    if (outcome != null || !isNews(event)) {
      return false;
    }
    note(event);
    switch (event.status()) {
      case SKETCHED -> sketched |= bit(event);
      case COMPLETED -> completed |= bit(event);
      case FAILED, CANCELLED, EXPIRED -> outcome = event.status();
      case ACCEPTED, EMBEDDED -> {
        // noted
      }
    }
    if (n > 0 && Integer.bitCount(completed) == n) {
      outcome = Status.COMPLETED;
    }
    return true;
  }

  private boolean isNews(GenerationEvent event) {
    return switch (event.status()) {
      case ACCEPTED -> progress == null;
      case EMBEDDED -> progress == null || progress == Status.ACCEPTED;
      case SKETCHED -> ((sketched | completed) & bit(event)) == 0;
      case COMPLETED -> (completed & bit(event)) == 0;
      case FAILED, CANCELLED, EXPIRED -> true;
    };
  }

  private static int bit(GenerationEvent event) {
    return event.index() == null ? 0 : 1 << event.index();
  }

  private void note(GenerationEvent event) {
    n = n == 0 ? event.n() : n;
    seed = seed == null ? event.seed() : seed;
    release = release == null ? event.release() : release;
    size = size == null ? event.size() : size;
    error = event.error();
    timings = merged(timings, event.timings());
    if (progress == null || event.status().compareTo(progress) > 0) {
      progress = event.status();
    }
  }

  /** The latest picture's times; those of the whole job are the same in each event. */
  private static Timings merged(Timings before, Timings told) {
    return new Timings(
        latest(before.requested(), told.requested()),
        latest(before.embedded(), told.embedded()),
        latest(before.sketched(), told.sketched()),
        latest(before.completed(), told.completed()));
  }

  private static Instant latest(Instant before, Instant told) {
    return before == null || (told != null && told.isAfter(before)) ? told : before;
  }

  /** How the job ended, if it has. */
  public Optional<Status> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** The furthest step; empty before the first event. */
  public Optional<Status> progress() {
    return Optional.ofNullable(progress);
  }

  /** The pictures that the job's events told of, finished ones and sketches, by index. */
  public List<StoredImage> images() {
    List<StoredImage> images = new ArrayList<>();
    ImageSize drawn = size == null ? ImageSize.FULL : size;
    for (int index = 0; index < n; index++) {
      if ((completed & 1 << index) != 0) {
        images.add(new StoredImage(index, drawn, ImageKeys.picture(job, index)));
      }
      if (drawn == ImageSize.FULL && ((sketched | completed) & 1 << index) != 0) {
        images.add(new StoredImage(index, ImageSize.SKETCH, ImageKeys.sketch(job, index)));
      }
    }
    return images;
  }

  public int n() {
    return n;
  }

  /** Null where unknown. */
  public Long seed() {
    return seed;
  }

  /** Null where unknown. */
  public String release() {
    return release;
  }

  /** Null where unknown. */
  public ImageSize size() {
    return size;
  }

  public Timings timings() {
    return timings;
  }

  /** Null unless failed. */
  public EventError error() {
    return error;
  }
}
