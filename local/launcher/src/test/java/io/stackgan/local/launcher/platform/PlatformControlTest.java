// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformControlTest {

  private static final PlatformPorts PORTS = new PlatformPorts(1, 2, 3, Map.of());

  @TempDir Path folder;

  private DataFolder data;
  private Process process;

  @BeforeEach
  void startProcess() throws IOException {
    data = new DataFolder(folder).prepare();
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void killProcess() {
    process.destroyForcibly();
  }

  @Test
  void stop_endsTheServicesAndForgetsThem() throws InterruptedException {
    write(ProcessIdentity.of(process.toHandle()));
    assertThat(PlatformControl.stop(data)).isTrue();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(data.platformFile().read()).isEmpty();
  }

  @Test
  void stop_sparesAProcessThatGotTheNumberOfAnEndedService() {
    ProcessIdentity now = ProcessIdentity.of(process.toHandle());
    write(new ProcessIdentity(now.pid(), now.startedAtMillis() - 60_000));
    assertThat(PlatformControl.stop(data)).isFalse();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void stop_withoutAPlatform_doesNothing() {
    assertThat(PlatformControl.stop(data)).isFalse();
  }

  private void write(ProcessIdentity service) {
    List<ServiceState> services = List.of(new ServiceState("gateway", 1, service, 0, null));
    data.platformFile().write(new PlatformState(PORTS, null, services));
  }
}
