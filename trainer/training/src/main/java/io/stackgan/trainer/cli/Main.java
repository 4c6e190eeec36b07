// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The trainer's command line. */
@Command(
    name = "trainer",
    description = "Trains StackGAN on images and captions.",
    mixinStandardHelpOptions = true,
    subcommands = {TrainCommand.class, ExportCommand.class})
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(new ErrorLine());
    System.exit(line.execute(arguments));
  }
}
