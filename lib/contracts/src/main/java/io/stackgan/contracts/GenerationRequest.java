// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The wish for {@code n} pictures of a caption.
 *
 * @param id the job's id, 1 to 128 letters, digits, '.', '_' or '-'
 * @param prompt the caption, at most {@value #MAX_PROMPT_CHARACTERS} Unicode code points
 * @param n pictures, 1 to {@value #MAX_IMAGES}
 * @param seed 0 to 2⁶³−1; with the picture's index it determines the noise
 * @param release null: whichever is in service
 * @param deadline null: none; afterwards the job is dropped
 * @param exploration of the latent space; a path has at least two pictures
 */
public record GenerationRequest(
    String id,
    String prompt,
    int n,
    ImageSize size,
    long seed,
    String release,
    Instant deadline,
    Priority priority,
    Exploration exploration) {

  public static final int MAX_PROMPT_CHARACTERS = 1000;
  public static final int MAX_IMAGES = 10;

  /** The largest integer that every JSON reader keeps exactly is 2⁵³−1. */
  private static final long DERIVED_SEEDS = (1L << 53) - 1;

  private static final Instant END_OF_RFC_3339 = Instant.parse("+10000-01-01T00:00:00Z");

  /**
   * @throws InvalidRequestException naming the first field at fault
   */
  public GenerationRequest {
    Identifiers.check("id", id);
    Prompts.check("prompt", prompt);
    require("n", n >= 1 && n <= MAX_IMAGES, n + " pictures; ask for 1 to " + MAX_IMAGES);
    require("size", size != null, "is missing");
    require("seed", seed >= 0, "is negative; use 0 to 9223372036854775807");
    if (release != null) {
      Identifiers.check("release", release);
    }
    require("deadline", deadline == null || isInRange(deadline), "must lie in 1970 to 9999");
    require("priority", priority != null, "is missing");
    require("n", n > 1 || exploration.destination() == null, "a way to 'to' has 2 to 10 pictures");
  }

  /** A request of plain draws. */
  public GenerationRequest(
      String id,
      String prompt,
      int n,
      ImageSize size,
      long seed,
      String release,
      Instant deadline,
      Priority priority) {
    this(id, prompt, n, size, seed, release, deadline, priority, Exploration.NONE);
  }

  /**
   * The seed of a job that names none: the low 53 bits of the first 8 bytes, big-endian, of the
   * SHA-256 of its id in UTF-8. So a record that is delivered again draws the same picture.
   */
  public static long seedOf(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong() & DERIVED_SEEDS;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static boolean isInRange(Instant deadline) {
    return !deadline.isBefore(Instant.EPOCH) && deadline.isBefore(END_OF_RFC_3339);
  }

  private static void require(String field, boolean holds, String message) {
    if (!holds) {
      throw new InvalidRequestException(field, message);
    }
  }
}
