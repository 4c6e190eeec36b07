// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/**
 * Topic {@value Topics#MODEL_RELEASES}: a service does not take a release, and goes on with the one
 * that it has.
 *
 * @param component of the release that the service would have loaded, such as {@code stage1}
 * @param reason for a person
 */
public record ReleaseRefusal(String release, String component, String reason) {

  /**
   * @throws InvalidRequestException when a name has no name's form
   */
  public ReleaseRefusal {
    Identifiers.check("release", release);
    Identifiers.check("component", component);
  }
}
