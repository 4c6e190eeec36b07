// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

/** There is no such object. */
public final class ObjectMissingException extends StoreException {

  private static final long serialVersionUID = 1L;

  public ObjectMissingException(String key) {
    super("there is no object " + key + " in the store");
  }
}
