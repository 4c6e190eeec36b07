// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback interface that nothing listens on. It is none of those that the system
 * gives to connections, for one of these may be gone before a broker has started.
 */
final class FreePort {

  static final int LOWEST = 20_000;
  static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1000;

  private FreePort() {}

  /**
   * @throws IOException when there is none
   */
  static int find() throws IOException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException(
        "No port is free on the loopback interface from %d to %d".formatted(LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
