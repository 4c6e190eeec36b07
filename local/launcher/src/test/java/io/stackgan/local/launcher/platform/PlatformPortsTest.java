// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlatformPortsTest {

  @Test
  void takenPort_isNamedWithTheOptionThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> PlatformPorts.choose(port, free(), List.of()))
          .isInstanceOf(PlatformException.class)
          .hasMessage("Port %d is in use by another program: choose a free one with --port", port);
      assertThatThrownBy(() -> PlatformPorts.choose(free(), port, List.of()))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining("--kafka-port");
    }
  }

  @Test
  void portTakenOnEveryInterface_isTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> PlatformPorts.choose(taken.getLocalPort(), free(), List.of()))
          .isInstanceOf(PlatformException.class);
    }
  }

  @Test
  void noPort_isRefused() {
    assertThatThrownBy(() -> PlatformPorts.choose(70_000, free(), List.of()))
        .isInstanceOf(PlatformException.class)
        .hasMessage("--port must be a port from 1 to 65535");
  }

  @Test
  void innerServices_getPortsOfTheirOwn() throws IOException {
    PlatformPorts ports = PlatformPorts.choose(free(), free(), List.of("a", "b"));
    assertThat(ports.inner().values()).doesNotHaveDuplicates().doesNotContain(ports.objectStore());
  }

  @Test
  void freePorts_areNoneThatConnectionsTake_andNoneTwice() {
    List<Integer> ports = Stream.generate(PlatformPorts::free).limit(50).toList();
    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_000);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
