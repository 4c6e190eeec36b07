// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The loopback ports of a platform.
 *
 * @param gateway and {@code kafka} are the ones a user chooses, the others free ones; the trainer's
 *     is 8084 where that is free
 */
public record PlatformPorts(int gateway, int kafka, int objectStore, Map<String, Integer> inner) {

  private static final int TRAINER = 8084;

  /**
   * Chooses free ports for the services behind the gateway.
   *
   * @throws PlatformException when the gateway's or the broker's port is taken
   */
  public static PlatformPorts choose(int gateway, int kafka, List<String> innerServices) {
    requireFree(gateway, "--port");
    requireFree(kafka, "--kafka-port");
    if (gateway == kafka) {
      throw new PlatformException(
          "--port and --kafka-port are both " + gateway + ": they must differ");
    }
    return new PlatformPorts(
        gateway,
        kafka,
        free(),
        innerServices.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name -> name.equals(PlatformServices.TRAINER) ? trainer() : free())));
  }

  /** The one that users of the trainer are told, unless another program has it. */
  private static int trainer() {
    try (ServerSocket socket = new ServerSocket(TRAINER, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return free();
    }
  }

  private static void requireFree(int port, String option) {
    if (port < 1 || port > 65_535) {
      throw new PlatformException(option + " must be a port from 1 to 65535");
    }
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException taken) {
      throw new PlatformException(
          "Port %d is in use by another program: choose a free one with %s".formatted(port, option),
          taken);
    }
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PlatformException("No free port on the loopback interface: " + e.getMessage(), e);
    }
  }
}
