// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Waits until services pass a probe, and says how they come along. */
public final class ReadinessWait {

  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final Duration REMINDER = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 100;
  private static final int LOG_LINES = 15;

  private final DataFolder data;
  private final Instant started;
  private final Consumer<String> progress;
  private final Set<String> passed = new HashSet<>();
  private Instant lastWord = Instant.now();

  public ReadinessWait(DataFolder data, Instant started, Consumer<String> progress) {
    this.data = data;
    this.started = started;
    this.progress = progress;
  }

  /**
   * Returns when every service passes.
   *
   * @throws PlatformException when one ends, with its last words, or when time runs out
   */
  public void all(Probe probe) {
    await(probe, service -> true);
  }

  /** Returns when the broker and the object store take requests. */
  public void brokerAndStore() {
    await(Probe.LIVE, service -> PlatformServices.FOUNDATION.contains(service.name()));
  }

  private void await(Probe probe, Predicate<ServiceState> wanted) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      List<ServiceState> missing = missing(probe, wanted);
      if (missing.isEmpty()) {
        return;
      }
      if (Instant.now().isAfter(deadline)) {
        throw tooLate(missing);
      }
      remind(missing);
      Pause.millis(POLL_MILLIS);
    }
  }

  private List<ServiceState> missing(Probe probe, Predicate<ServiceState> wanted) {
    List<ServiceState> services =
        data.platformFile()
            .read()
            .orElseThrow(() -> new PlatformException("The platform was taken down while starting"))
            .services();
    services.forEach(this::requireAlive);
    services.stream()
        .filter(wanted)
        .filter(service -> !passed.contains(service.name()))
        .filter(probe::passes)
        .forEach(service -> pass(probe, service));
    return services.stream()
        .filter(wanted)
        .filter(service -> !passed.contains(service.name()))
        .toList();
  }

  private void pass(Probe probe, ServiceState service) {
    passed.add(service.name());
    say(
        "  %-18s %-5s after %.1f s"
            .formatted(service.name(), probe.name().toLowerCase(), seconds()));
  }

  private void requireAlive(ServiceState service) {
    if (service.restarts() > 0) {
      throw new PlatformException(
          "%s\n%s ended with exit code %d while starting; its log: %s"
              .formatted(
                  lastLines(service),
                  service.name(),
                  service.lastExit(),
                  data.log(service.name())));
    }
  }

  private PlatformException tooLate(List<ServiceState> missing) {
    ServiceState first = missing.get(0);
    return new PlatformException(
        "%s\nNot ready after %d s: %s; see ./stackgan logs %s"
            .formatted(lastLines(first), PATIENCE.toSeconds(), names(missing), first.name()));
  }

  private String lastLines(ServiceState service) {
    return String.join("\n", PlatformControl.logTail(data.log(service.name()), LOG_LINES));
  }

  private void remind(List<ServiceState> missing) {
    if (Duration.between(lastWord, Instant.now()).compareTo(REMINDER) > 0) {
      say("  waiting for " + names(missing));
    }
  }

  private void say(String line) {
    lastWord = Instant.now();
    progress.accept(line);
  }

  private double seconds() {
    return Duration.between(started, Instant.now()).toMillis() / 1000.0;
  }

  private static String names(List<ServiceState> services) {
    return String.join(", ", services.stream().map(ServiceState::name).toList());
  }
}
