// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

/** A run that cannot go on; the message says what to do. */
public class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TrainingException(String message) {
    super(message);
  }

  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
