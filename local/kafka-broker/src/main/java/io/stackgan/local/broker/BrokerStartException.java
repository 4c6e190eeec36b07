// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.broker;

import java.nio.file.Path;

/** The broker could not start: see the cause for what its folder or its port lacks. */
public final class BrokerStartException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BrokerStartException(Path folder, int port, Throwable cause) {
    super(
        "Cannot start a Kafka broker on port %d with its records in %s: %s"
            .formatted(port, folder, cause.getMessage()),
        cause);
  }
}
