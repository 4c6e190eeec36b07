// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
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
   * Below those that the system gives to connections: one of these would take the port of a service
   * that is started again.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

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
    return isFree(TRAINER) ? TRAINER : free();
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

  /** One that nothing listens on, and that is given once. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new PlatformException(
        "No free port on the loopback interface from %d to %d".formatted(LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
