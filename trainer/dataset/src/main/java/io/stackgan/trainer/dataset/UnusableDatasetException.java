// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/** Nothing can be learned from that folder; the message says what is missing or wrong. */
public final class UnusableDatasetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableDatasetException(String message) {
    super(message);
  }

  UnusableDatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
