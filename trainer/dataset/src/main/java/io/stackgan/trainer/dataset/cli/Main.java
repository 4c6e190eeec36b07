// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of data sets. */
@Command(
    name = "dataset",
    description = "Makes, checks, prepares and shows data sets of images with captions.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {DrawBirds.class, FromPictures.class, CheckDataset.class, DrawSheet.class})
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  /** To which another module may add its own commands. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(new ErrorLine());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
