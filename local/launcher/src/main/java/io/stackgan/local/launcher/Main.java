// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The {@code ./stackgan} command. */
@Command(
    name = "stackgan",
    description = "Turns captions into pictures, on one machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      SuperviseCommand.class,
      InUseCommand.class,
      RecordClassesCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DownCommand.class,
      GenerateCommand.class,
      JobsCommand.class,
      BatchCommand.class,
      ExploreCommand.class,
      InspectCommand.class,
      CompletionCommand.class,
      DatasetCommand.class,
      TrainCommand.class,
      TrainEncoderCommand.class,
      TrainReportCommand.class,
      EvaluateCommand.class,
      TrainJudgesCommand.class,
      QuantiseCommand.class,
      CanaryCommand.class,
      ReleaseCommand.class,
      DeadLettersCommand.class,
      ApiKeyCommand.class,
      ChaosCommand.class,
      BenchCommand.class
    })
public final class Main {

  /** What libraries tell their operators is no answer to a command. */
  private static final Logger LIBRARIES = Logger.getLogger("io.stackgan.modelstore");

  @Mixin HelpOption help;

  private Main() {}

  public static void main(String[] arguments) {
    LIBRARIES.setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new ErrorLine())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
