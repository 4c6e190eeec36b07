// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation.cli;

import picocli.CommandLine;

/** The command line of data sets, with what needs a text encoder. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return io.stackgan.trainer.dataset.cli.Main.commandLine().addSubcommand(new PrepareDataset());
  }
}
