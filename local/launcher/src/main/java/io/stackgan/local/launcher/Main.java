// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

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
      StatusCommand.class,
      LogsCommand.class,
      DownCommand.class,
      GenerateCommand.class,
      DatasetCommand.class,
      TrainCommand.class,
      ReleaseCommand.class
    })
public final class Main {

  @Mixin HelpOption help;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new ErrorLine())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
