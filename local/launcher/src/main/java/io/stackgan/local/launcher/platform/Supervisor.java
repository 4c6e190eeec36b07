// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts a platform's services, starts again what ends by itself, and stops them all. It alone
 * writes {@code platform.json} while it lives.
 */
public final class Supervisor implements AutoCloseable {

  private static final long FOUNDATION_POLL_MILLIS = 50;
  private static final long HELD_POLL_MILLIS = 100;

  private final PlatformFile file;
  private final PlatformPorts ports;
  private final List<SupervisedService> services;
  private final ScheduledExecutorService starts =
      Executors.newSingleThreadScheduledExecutor(Supervisor::daemon);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Supervisor(PlatformFile file, PlatformPorts ports, List<SupervisedService> services) {
    this.file = file;
    this.ports = ports;
    this.services = services;
  }

  /** Supervises the platform that {@code platform.json} describes, from this process. */
  static Supervisor of(
      Installation installation, DataFolder data, Duration longestDelay, ClassArchives archives) {
    PlatformState state =
        data.platformFile()
            .read()
            .orElseThrow(() -> new PlatformException("Nothing to supervise in " + data.path()));
    PlatformServices specs =
        new PlatformServices(installation, data, state.ports(), data.secrets(), archives);
    List<SupervisedService> services =
        specs.all().stream()
            .map(spec -> new SupervisedService(spec, data.log(spec.name()), longestDelay))
            .toList();
    return new Supervisor(data.platformFile(), state.ports(), services);
  }

  /** Starts the broker and the store, and the others once those take requests. */
  public synchronized void start() throws IOException {
    for (SupervisedService service : services) {
      service.rotateLog();
    }
    for (SupervisedService service : services) {
      if (service.isFoundation()) {
        start(service);
      }
    }
    write();
    starts.execute(this::startOthers);
  }

  private void startOthers() {
    if (!closed && !foundationAccepts()) {
      starts.schedule(this::startOthers, FOUNDATION_POLL_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    services.stream().filter(service -> !service.isFoundation()).forEach(this::startUnlessClosed);
  }

  private boolean foundationAccepts() {
    return services.stream()
        .filter(SupervisedService::isFoundation)
        .allMatch(service -> Probe.LIVE.passes(service.state()));
  }

  private void start(SupervisedService service) throws IOException {
    service.start().onExit().thenAccept(process -> ended(service, process.exitValue()));
  }

  private synchronized void ended(SupervisedService service, int exit) {
    if (closed) {
      return;
    }
    long delay = service.ended(exit);
    starts.schedule(() -> startUnlessClosed(service), delay, TimeUnit.MILLISECONDS);
    write();
  }

  private synchronized void startUnlessClosed(SupervisedService service) {
    if (closed) {
      return;
    }
    if (held.contains(service.state().name())) {
      starts.schedule(() -> startUnlessClosed(service), HELD_POLL_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    try {
      start(service);
    } catch (IOException e) {
      service.ended(-1);
      starts.schedule(() -> startUnlessClosed(service), 30, TimeUnit.SECONDS);
    }
    write();
  }

  /** Does not start the service again while it is held. */
  public void hold(String service) {
    held.add(service);
  }

  public void letGo(String service) {
    held.remove(service);
  }

  private void write() {
    List<ServiceState> states = new ArrayList<>();
    services.forEach(service -> states.add(service.state()));
    file.write(new PlatformState(ports, ProcessIdentity.of(ProcessHandle.current()), states));
  }

  /** Stops every service and forgets the platform. */
  @Override
  public void close() {
    List<ServiceState> running;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      running = services.stream().map(SupervisedService::state).toList();
    }
    starts.shutdownNow();
    ProcessStopper.stop(running);
    file.delete();
    done.countDown();
  }

  /** Waits until it is closed by another thread. */
  public void awaitClose() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "starts");
    thread.setDaemon(true);
    return thread;
  }
}
