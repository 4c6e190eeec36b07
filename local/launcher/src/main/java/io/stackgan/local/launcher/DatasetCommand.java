// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the data sets' own command line. */
@Command(
    name = "dataset",
    description = "Makes, checks, prepares and shows data sets: dataset --help names the commands.")
final class DatasetCommand implements Callable<Integer> {

  @Unmatched List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<String> command = new ArrayList<>(arguments);
    boolean named = arguments.stream().anyMatch(argument -> argument.startsWith("--runs"));
    if (arguments.contains("prepare") && !named) {
      command.addAll(List.of("--runs", Installation.current().runs().toString()));
    }
    return new TrainerTool("trainer/preparation", "io.stackgan.trainer.preparation.cli.Main")
        .run(command, Map.of());
  }
}
