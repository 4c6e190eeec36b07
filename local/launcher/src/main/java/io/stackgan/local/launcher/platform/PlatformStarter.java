// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Brings a platform's processes to life, in this process's care or in that of one left behind. */
public final class PlatformStarter {

  private final Installation installation;
  private final DataFolder data;

  public PlatformStarter(Installation installation, DataFolder data) {
    this.installation = installation;
    this.data = data;
  }

  /** Writes down the platform to be, with free ports for the inner services. */
  public void plan(int port, int kafkaPort) {
    PlatformPorts ports =
        PlatformPorts.choose(port, kafkaPort, List.copyOf(PlatformServices.INNER.keySet()));
    data.secrets();
    data.clearTemporary();
    data.platformFile().write(new PlatformState(ports, null, List.of()));
  }

  /** Starts the services, to be stopped by closing their supervisor. */
  public Supervisor startHere() throws IOException {
    return startHere(SupervisedService.LONGEST_DELAY);
  }

  /**
   * @param longestDelay before a service that ended is started again
   */
  public Supervisor startHere(Duration longestDelay) throws IOException {
    Supervisor supervisor =
        Supervisor.of(installation, data, longestDelay, ClassArchives.of(installation));
    supervisor.start();
    return supervisor;
  }

  /**
   * Starts a supervisor that outlives this process, and returns once it has started the services.
   */
  public void startDetached(String mainClass) throws IOException {
    Process supervisor = DetachedSupervisor.start(installation, data, mainClass);
    while (!data.platformFile().read().orElseThrow().isSupervised()) {
      if (!supervisor.isAlive()) {
        throw new PlatformException(
            "The supervisor ended with exit code %d; its log: %s\n%s"
                .formatted(
                    supervisor.exitValue(),
                    data.log(DetachedSupervisor.NAME),
                    String.join(
                        "\n", PlatformControl.logTail(data.log(DetachedSupervisor.NAME), 20))));
      }
      Pause.millis(50);
    }
  }

  /**
   * Runs the work while no other {@code up} can work on the same folder.
   *
   * @throws PlatformException when another does
   */
  public <T> T alone(Work<T> work) throws Exception {
    try (FileChannel channel =
            FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new PlatformException(
            "Another `up` is starting a platform in " + data.path() + ": wait for it");
      }
      return work.run();
    }
  }

  /** What is done while alone. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws Exception;
  }
}
