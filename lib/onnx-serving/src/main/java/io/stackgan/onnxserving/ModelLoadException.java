// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

/** A model cannot be loaded, or is not what its release says. The message names the file. */
public final class ModelLoadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ModelLoadException(String message) {
    super(message);
  }

  public ModelLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
