// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Hands its arguments to the evaluation's own command line, with the platform's releases. */
@Command(name = "evaluate", description = "Judges what a release draws.")
final class EvaluateCommand implements Callable<Integer> {

  @Mixin RunningPlatform platform;

  @Unmatched List<String> arguments = new ArrayList<>();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Map<String, String> environment = new HashMap<>(platform.settings());
    environment.put("STACKGAN_HOME", Installation.current().home().toString());
    int exit =
        new TrainerTool("trainer/evaluation", "io.stackgan.trainer.evaluation.cli.Main")
            .run(arguments, environment);
    if (arguments.contains("--help")) {
      spec.commandLine()
          .getOut()
          .println(RunningPlatform.HELP.formatted("The running platform that has the release"));
    }
    return exit;
  }
}
