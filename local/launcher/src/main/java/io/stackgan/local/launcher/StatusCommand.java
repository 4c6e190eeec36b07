// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.PlatformReleases;
import io.stackgan.local.launcher.platform.PlatformState;
import io.stackgan.local.launcher.platform.Probe;
import io.stackgan.local.launcher.platform.ProcessIdentity;
import io.stackgan.local.launcher.platform.ResidentMemory;
import io.stackgan.local.launcher.platform.ServiceState;
import io.stackgan.modelstore.Canary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells how a platform is. */
@Command(
    name = "status",
    description = "Shows each service of a running platform.",
    footer = {
      "",
      "Exit code 0 when every service is ready, else 1.",
      "",
      "Examples:",
      "  ./stackgan status",
      "  ./stackgan status --json"
    })
final class StatusCommand implements Callable<Integer> {

  private static final double RESIDENT_TARGET_MIB = 3072;
  private static final String LINE = "%-18s %-9s %8s %6s %6s %9s%n";

  @Mixin PlatformOptions platform;

  @Mixin JsonOutput json;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  /** A service, for programs. */
  private record Line(String name, String state, int port, long mib, int restarts) {}

  private final List<Line> services = new ArrayList<>();
  private Optional<Canary> canary = Optional.empty();
  private long residentTotal;
  private boolean allReady = true;

  @Override
  public Integer call() {
    PlatformState state = platform.running();
    PrintWriter out = json.words(spec);
    out.println(state.url());
    out.printf(LINE, "SERVICE", "STATE", "PID", "PORT", "MIB", "RESTARTS");
    state.services().forEach(service -> print(out, service));
    if (allReady) {
      canary = new PlatformReleases(state, platform.folder()).canary();
    }
    if (state.isSupervised()) {
      residentTotal += memory(state.supervisor());
    } else {
      out.println("Nobody restarts what ends: the supervisor is gone. ./stackgan up starts anew.");
    }
    canary.ifPresent(tried -> out.println(CanaryCommand.words(canary)));
    out.printf("%d MiB in all, the supervisor's included%n", residentTotal);
    json.write(figures(state), spec);
    return allReady ? 0 : 1;
  }

  private Figures figures(PlatformState state) {
    return new Figures()
        .with("url", state.url())
        .with("ready", allReady)
        .with("services", services)
        .with("canary", canary.filter(Canary::runs).map(Canary::release).orElse(null))
        .atMost("resident", residentTotal, "MiB", RESIDENT_TARGET_MIB);
  }

  private void print(PrintWriter out, ServiceState service) {
    String condition = condition(service);
    allReady &= condition.equals("ready");
    long memory = service.isRunning() ? memory(service.process()) : 0;
    residentTotal += memory;
    services.add(new Line(service.name(), condition, service.port(), memory, service.restarts()));
    out.printf(
        LINE,
        service.name(),
        condition,
        service.isRunning() ? service.process().pid() : "-",
        service.port(),
        memory,
        service.restarts());
  }

  private static String condition(ServiceState service) {
    if (!service.isRunning()) {
      return "ended";
    }
    if (Probe.READY.passes(service)) {
      return "ready";
    }
    return Probe.LIVE.passes(service) ? "not ready" : "starting";
  }

  private static long memory(ProcessIdentity process) {
    return ResidentMemory.of(process).orElse(0);
  }
}
