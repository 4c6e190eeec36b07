// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.protocol;

/** Something the user can mend; the message says how. */
public final class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message);
  }
}
