// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The trainer's command line. */
@Command(
    name = "trainer",
    description = "Trains StackGAN on images and captions.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TrainCommand.class,
      TrainEncoderCommand.class,
      ExportCommand.class,
      QuantiseCommand.class,
      ReportCommand.class,
      CheckSettingsCommand.class,
      TrainJudgesCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(new ErrorLine());
  }
}
