// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

/** A setting that cannot be used; the message names it. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
