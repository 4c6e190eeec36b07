// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

/** A call that cannot be done, and why. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String param;
  private final String code;

  RefusedException(int status, String param, String code, String message) {
    super(message);
    this.status = status;
    this.param = param;
    this.code = code;
  }

  int status() {
    return status;
  }

  ErrorBody body() {
    return ErrorBody.of(status, param, code, getMessage());
  }
}
