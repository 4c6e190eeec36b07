// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/** A request that can be read but not be fulfilled as it stands. */
public final class InvalidRequestException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String param;

  /**
   * @param param the field at fault
   * @param message what is wrong with it and what would be right
   */
  public InvalidRequestException(String param, String message) {
    super(param + ": " + message);
    this.param = param;
  }

  public String param() {
    return param;
  }
}
