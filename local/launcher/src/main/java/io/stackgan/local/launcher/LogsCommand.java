// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.PlatformControl;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the services say. */
@Command(
    name = "logs",
    description = "Shows the last lines of a service's log, or of every one.",
    footer = {
      "",
      "With --json, for each line: service, line.",
      "",
      "Examples:",
      "  ./stackgan logs",
      "  ./stackgan logs stage2-service --lines 200",
      "  ./stackgan logs gateway --json"
    })
final class LogsCommand implements Callable<Integer> {

  private static final String SUFFIX = ".log";

  @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "As ./stackgan status names it")
  String service;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "30",
      description = "How many (default: ${DEFAULT-VALUE})")
  int lines;

  @Mixin PlatformOptions platform;

  @Mixin Told told;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DataFolder folder = platform.folder();
    List<String> services = services(folder);
    if (service == null) {
      services.forEach(name -> print(folder, name));
    } else if (services.contains(service)) {
      print(folder, service);
    } else {
      throw new PlatformException(
          "No log of %s in %s; there is: %s"
              .formatted(service, folder.logs(), String.join(", ", services)));
    }
    return 0;
  }

  private static List<String> services(DataFolder folder) throws IOException {
    if (!Files.isDirectory(folder.logs())) {
      throw new PlatformException(
          "No platform was started in " + folder.path() + " yet: start one with ./stackgan up");
    }
    try (Stream<Path> logs = Files.list(folder.logs())) {
      return logs.map(log -> log.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  private void print(DataFolder folder, String name) {
    if (!told.json) {
      spec.commandLine().getOut().println("== " + name + " (" + folder.log(name) + ")");
    }
    PlatformControl.logTail(folder.log(name), lines)
        .forEach(line -> told.print(spec, Map.of("service", name, "line", line), line));
  }
}
