// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

/** The object store refused. Trying again will not help. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
