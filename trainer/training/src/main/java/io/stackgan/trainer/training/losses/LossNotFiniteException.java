// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.trainer.training.engine.TrainingException;

/** A step gave a loss that is no number. */
public final class LossNotFiniteException extends TrainingException {

  private static final long serialVersionUID = 1L;

  private final String seen;
  private final String advice;

  LossNotFiniteException(String seen, String advice) {
    super(seen + ". Try: " + advice);
    this.seen = seen;
    this.advice = advice;
  }

  public Finding finding() {
    return new Finding("loss-not-finite", seen, advice);
  }
}
