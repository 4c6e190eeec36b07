// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.PlatformState;
import io.stackgan.local.launcher.platform.Probe;
import io.stackgan.local.launcher.platform.ProcessIdentity;
import io.stackgan.local.launcher.platform.ResidentMemory;
import io.stackgan.local.launcher.platform.ServiceState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how a platform is. */
@Command(
    name = "status",
    description = "Shows each service of a running platform.",
    footer = {"", "Exit code 0 when every service is ready, else 1."})
final class StatusCommand implements Callable<Integer> {

  private static final double RESIDENT_TARGET_MIB = 3072;
  private static final String LINE = "%-18s %-9s %8s %6s %6s %9s%n";

  @Mixin PlatformOptions platform;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there")
  Path json;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  private long residentTotal;
  private boolean allReady = true;

  @Override
  public Integer call() {
    PlatformState state = platform.running();
    PrintWriter out = spec.commandLine().getOut();
    out.println(state.url());
    out.printf(LINE, "SERVICE", "STATE", "PID", "PORT", "MIB", "RESTARTS");
    state.services().forEach(service -> print(out, service));
    if (state.isSupervised()) {
      residentTotal += memory(state.supervisor());
    } else {
      out.println("Nobody restarts what ends: the supervisor is gone. ./stackgan up starts anew.");
    }
    out.printf("%d MiB in all, the supervisor's included%n", residentTotal);
    if (json != null) {
      new Figures().atMost("resident", residentTotal, "MiB", RESIDENT_TARGET_MIB).write(json);
    }
    return allReady ? 0 : 1;
  }

  private void print(PrintWriter out, ServiceState service) {
    String condition = condition(service);
    allReady &= condition.equals("ready");
    long memory = service.isRunning() ? memory(service.process()) : 0;
    residentTotal += memory;
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
