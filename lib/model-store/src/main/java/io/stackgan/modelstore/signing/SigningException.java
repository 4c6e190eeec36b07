// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore.signing;

/** A key that cannot be used; the message says why. */
public final class SigningException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SigningException(String message) {
    super(message);
  }

  SigningException(String message, Throwable cause) {
    super(message, cause);
  }
}
