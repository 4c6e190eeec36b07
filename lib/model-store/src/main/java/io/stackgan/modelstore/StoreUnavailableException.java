// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

/** The object store cannot be reached or is not in a state to answer. Try again later. */
public final class StoreUnavailableException extends StoreException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
