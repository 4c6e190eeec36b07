// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/**
 * Topic {@value Topics#MODEL_RELEASES}: an alias names another release from now on.
 *
 * @param alias such as {@code production}
 * @param previous null: the alias is new
 */
public record ReleaseAnnouncement(String alias, String release, String previous) {

  /**
   * @throws InvalidRequestException when a name has no name's form
   */
  public ReleaseAnnouncement {
    Identifiers.check("alias", alias);
    Identifiers.check("release", release);
    if (previous != null) {
      Identifiers.check("previous", previous);
    }
  }
}
