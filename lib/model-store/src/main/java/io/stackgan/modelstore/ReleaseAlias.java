// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.time.Instant;

/**
 * A name for the release in service.
 *
 * @param alias such as {@value ReleaseStore#PRODUCTION}
 * @param previous where a rollback leads; null: nowhere
 */
public record ReleaseAlias(String alias, String release, String previous, Instant updatedAt) {

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public ReleaseAlias {
    Require.that(Names.isRelease(alias), "alias", "'" + alias + "' is no name");
    Require.that(Names.isRelease(release), "release", "'" + release + "' is no release's id");
    Require.that(
        previous == null || Names.isRelease(previous),
        "previous",
        "'" + previous + "' is no release's id");
    Require.present(updatedAt, "updatedAt");
  }
}
