// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving.protocol;

/** What a caller did wrong, with the status of the answer. */
public final class ProtocolException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  private ProtocolException(int status, String message) {
    super(message);
    this.status = status;
  }

  static ProtocolException invalid(String message) {
    return new ProtocolException(400, message);
  }

  static ProtocolException unknown(String message) {
    return new ProtocolException(404, message);
  }

  static ProtocolException notReady(String message) {
    return new ProtocolException(503, message);
  }

  public int status() {
    return status;
  }
}
