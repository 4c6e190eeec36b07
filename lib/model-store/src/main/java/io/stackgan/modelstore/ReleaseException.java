// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

/** A release is not what it should be, or not there. The message says what to do about it. */
public final class ReleaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ReleaseException(String message) {
    super(message);
  }

  public ReleaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
