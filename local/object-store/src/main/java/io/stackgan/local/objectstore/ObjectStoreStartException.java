// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.objectstore;

import java.nio.file.Path;

/** The server could not start: see the cause for what its folder or its port lacks. */
public final class ObjectStoreStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ObjectStoreStartException(Path folder, int port, Throwable cause) {
    super(
        "Cannot start an object store on port %d with its objects in %s: %s"
            .formatted(port, folder, cause.getMessage()),
        cause);
  }
}
