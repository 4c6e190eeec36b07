// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;

/**
 * A release that is tried out beside the one in service: {@code models/aliases/canary.json}.
 *
 * @param alias {@value ReleaseStore#CANARY}
 * @param share percent of the jobs, 1 to 100
 * @param shadow whether the share is drawn by the release in service as well, whose pictures alone
 *     are shown; else the share's pictures are the canary's
 * @param ended why it is over; null while it runs
 */
public record Canary(
    String alias, String release, int share, boolean shadow, Instant updatedAt, String ended) {

  private static final int ALL = 100;

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public Canary {
    Require.that(ReleaseStore.CANARY.equals(alias), "alias", "'" + alias + "' is not canary");
    Require.that(Names.isRelease(release), "release", "'" + release + "' is no release's id");
    Require.that(share >= 1 && share <= ALL, "share", share + " is not in 1 to 100 percent");
    Require.present(updatedAt, "updatedAt");
  }

  public boolean runs() {
    return ended == null;
  }

  /**
   * Whether that job's pictures are the canary's.
   *
   * @param hundredth where the job lies among all, 0 to 99
   */
  public boolean draws(int hundredth) {
    return runs() && !shadow && hundredth < share;
  }

  /**
   * Whether the canary draws that job where nobody sees it.
   *
   * @param hundredth where the job lies among all, 0 to 99
   */
  public boolean shadows(int hundredth) {
    return runs() && shadow && hundredth < share;
  }

  Canary over(String reason) {
    return new Canary(alias, release, share, shadow, Instant.now(), reason);
  }
}
