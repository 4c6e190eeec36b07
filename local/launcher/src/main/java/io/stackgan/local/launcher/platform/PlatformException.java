// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

/** What keeps a command from its work, in one line that says what to do next. */
public final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public PlatformException(String message) {
    super(message);
  }

  public PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
