// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import org.jboss.logging.Logger;

/** Says what a failure means to the caller, and logs what the caller is not told. */
public final class Failures {

  private static final Logger LOG = Logger.getLogger(Failures.class);

  private Failures() {}

  /** The failure itself when it is one that the caller is told, else an unspecific one. */
  public static ApiException describe(Throwable failure) {
    if (failure instanceof ApiException told) {
      return told;
    }
    LOG.error("A request failed", failure);
    return ApiException.failed(
        "internal_error", "The gateway failed; its log says why. Try again, or report it.");
  }
}
