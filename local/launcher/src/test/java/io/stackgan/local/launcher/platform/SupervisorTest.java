// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

  private static final PlatformPorts PORTS = new PlatformPorts(1, 2, 3, Map.of());

  @TempDir Path folder;

  @Test
  void serviceThatEnds_isStartedAgainUntilTheSupervisorCloses() throws Exception {
    DataFolder data = new DataFolder(folder).prepare();
    Supervisor supervisor = supervise(data, List.of("sh", "-c", "echo started; exec sleep 60"));
    supervisor.start();
    ServiceState first = awaitService(data, ServiceState::isRunning);
    awaitLog(data, "started");
    first.process().running().orElseThrow().destroyForcibly();
    ServiceState second =
        awaitService(data, service -> service.isRunning() && service.restarts() == 1);
    assertThat(second.process()).isNotEqualTo(first.process());
    assertThat(second.lastExit()).isEqualTo(137);
    awaitLog(data, "started", "started");

    supervisor.close();
    assertThat(second.isRunning()).isFalse();
    assertThat(data.platformFile().read()).isEmpty();
  }

  @Test
  void serviceThatEndsAtOnce_isToldByItsExitCode() throws Exception {
    DataFolder data = new DataFolder(folder).prepare();
    try (Supervisor supervisor = supervise(data, List.of("sh", "-c", "exit 3"))) {
      supervisor.start();
      assertThat(awaitService(data, service -> service.restarts() > 0).lastExit()).isEqualTo(3);
    }
  }

  @Test
  void serviceThatIsHeld_isStartedAgainOnlyWhenItIsLetGo() throws Exception {
    DataFolder data = new DataFolder(folder).prepare();
    try (Supervisor supervisor = supervise(data, List.of("sh", "-c", "sleep 1"))) {
      supervisor.hold("kafka");
      supervisor.start();
      awaitService(data, service -> service.restarts() == 1);
      // Well after the pause before a start.
      Pause.millis(1500);
      assertThat(awaitService(data, service -> true).isRunning()).isFalse();

      supervisor.letGo("kafka");
      awaitService(data, ServiceState::isRunning);
    }
  }

  private static Supervisor supervise(DataFolder data, List<String> command) {
    ServiceSpec spec = new ServiceSpec("kafka", 1, command, Map.of());
    return new Supervisor(
        data.platformFile(),
        PORTS,
        List.of(new SupervisedService(spec, data.log("kafka"), SupervisedService.LONGEST_DELAY)));
  }

  private static void awaitLog(DataFolder data, String... lines) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    List<String> log = List.of();
    while (!log.equals(List.of(lines))) {
      assertThat(Instant.now()).as("The log says %s", log).isBefore(deadline);
      Pause.millis(50);
      log = PlatformControl.logTail(data.log("kafka"), 10);
    }
  }

  private static ServiceState awaitService(DataFolder data, Predicate<ServiceState> condition)
      throws IOException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    ServiceState service = data.platformFile().read().orElseThrow().services().get(0);
    while (!condition.test(service)) {
      assertThat(Instant.now()).isBefore(deadline);
      Pause.millis(50);
      service = data.platformFile().read().orElseThrow().services().get(0);
    }
    return service;
  }
}
