// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Topic {@value Topics#GENERATION_EVENTS}: what became of a job, keyed by the job's id. Accepted
 * and embedded come once a job, sketched and completed once a picture; a job is completed when all
 * its pictures are. One failed, cancelled or expired event ends the job.
 *
 * @param index the picture; null where the event is about the whole job
 * @param n pictures of the job; 0 where its request could not be read
 * @param seed null where unknown
 * @param release null where unknown
 * @param size null where unknown
 * @param images what the event's step put into the object store
 * @param error null unless failed
 */
public record GenerationEvent(
    String job,
    Status status,
    Integer index,
    int n,
    Long seed,
    String release,
    ImageSize size,
    Timings timings,
    List<StoredImage> images,
    EventError error) {

  /** A step of a job. */
  public enum Status {
    ACCEPTED,
    EMBEDDED,
    SKETCHED,
    COMPLETED,
    FAILED,
    CANCELLED,
    EXPIRED;

    /** As written in events. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The CloudEvents type, such as {@code io.stackgan.generation.accepted.v1}. */
    public String ceType() {
      return "io.stackgan.generation." + text() + ".v1";
    }
  }

  /**
   * A picture in the object store.
   *
   * @param index of the picture within its job
   * @param key as of {@link ImageKeys}
   */
  public record StoredImage(int index, ImageSize size, String key) {
    public StoredImage {
      if (index < 0) {
        throw new IllegalArgumentException("images.index: " + index + " is negative");
      }
      Objects.requireNonNull(size, "images.size");
      Objects.requireNonNull(key, "images.key");
    }
  }

  /**
   * Why a job failed.
   *
   * @param code for programs, such as {@code unknown-release}
   * @param message for people
   */
  public record EventError(String code, String message) {
    public EventError {
      Objects.requireNonNull(code, "error.code");
      Objects.requireNonNull(message, "error.message");
    }
  }

  /**
   * @throws IllegalArgumentException naming the first field at fault
   */
  public GenerationEvent {
    Identifiers.check("job", job);
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(timings, "timings");
    images = List.copyOf(images);
    require(n >= 0 && n <= GenerationRequest.MAX_IMAGES, "n: " + n + " is out of range");
    require(index == null || (index >= 0 && index < n), "index: " + index + " of " + n);
    require(seed == null || seed >= 0, "seed: is negative");
    require((status == Status.FAILED) == (error != null), "error: goes with failed events alone");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
