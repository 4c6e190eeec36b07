// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Where a job lies among all jobs, by its id alone, so that a share of them can be told apart. */
public final class JobShare {

  private static final int HUNDREDTHS = 100;

  /** A job's seed is made of the eight bytes before. */
  private static final int OFFSET = 8;

  private JobShare() {}

  /**
   * The ninth to twelfth byte of the SHA-256 of the id in UTF-8, as an unsigned big-endian number,
   * modulo 100. A share of p percent has the jobs below p, so a share that grows keeps those that
   * it has.
   */
  public static int hundredth(String job) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(job.getBytes(StandardCharsets.UTF_8));
      return Integer.remainderUnsigned(ByteBuffer.wrap(hash).getInt(OFFSET), HUNDREDTHS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
