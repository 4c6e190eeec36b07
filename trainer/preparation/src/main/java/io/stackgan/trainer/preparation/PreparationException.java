// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

/** A data set that cannot be prepared here; the message says what to do. */
public final class PreparationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PreparationException(String message) {
    super(message);
  }

  PreparationException(String message, Throwable cause) {
    super(message, cause);
  }
}
