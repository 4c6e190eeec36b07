// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

/** A pickle that is broken, or that holds what the layout does not. */
public final class RefusedPickleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedPickleException(String message) {
    super(message);
  }

  RefusedPickleException(String message, Throwable cause) {
    super(message, cause);
  }
}
