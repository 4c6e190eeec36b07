// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.time.Instant;
import java.util.Objects;

/**
 * One picture of a job, as the stages hand it on.
 *
 * @param job the id of the request
 * @param index 0 to n−1
 * @param n pictures of the whole job
 * @param seed of the whole job, 0 to 2⁶³−1
 * @param release the one that the job started with and keeps through all stages
 * @param size what the job ends with
 * @param deadline null: none
 * @param prompt the caption; null in records of versions that did not hand it on
 */
public record ImageJob(
    String job,
    int index,
    int n,
    long seed,
    String release,
    ImageSize size,
    Instant deadline,
    Timings timings,
    String prompt,
    Exploration exploration) {

  /**
   * @throws IllegalArgumentException naming the first field at fault
   */
  public ImageJob {
    Identifiers.check("job", job);
    require(n >= 1 && n <= GenerationRequest.MAX_IMAGES, "n: " + n + " is out of range");
    require(index >= 0 && index < n, "index: " + index + " of " + n + " pictures");
    require(seed >= 0, "seed: is negative");
    Identifiers.check("release", release);
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(timings, "timings");
    Objects.requireNonNull(exploration, "exploration");
    require(n > 1 || exploration.destination() == null, "n: a way has at least 2 pictures");
  }

  /** A plain draw of a caption that is not known. */
  public ImageJob(
      String job,
      int index,
      int n,
      long seed,
      String release,
      ImageSize size,
      Instant deadline,
      Timings timings) {
    this(job, index, n, seed, release, size, deadline, timings, null, Exploration.NONE);
  }

  /** What its records are keyed by, so that a picture's records keep their order. */
  public String key() {
    return job + "/" + index;
  }

  public ImageJob with(Timings changed) {
    return new ImageJob(job, index, n, seed, release, size, deadline, changed, prompt, exploration);
  }

  /** The picture with what its request says about how it is drawn. */
  public ImageJob drawnAs(GenerationRequest request) {
    return new ImageJob(
        job,
        index,
        n,
        seed,
        release,
        size,
        deadline,
        timings,
        request.prompt(),
        request.exploration());
  }

  /** How far on the way to its destination the picture lies, 0 to 1; 0 without one. */
  public double progress() {
    return exploration.destination() == null ? 0 : index / (n - 1.0);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
