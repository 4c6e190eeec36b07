// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

/** The file is no picture of ours, or it is damaged. */
public final class UnreadablePictureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadablePictureException(String message) {
    super(message);
  }

  UnreadablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
