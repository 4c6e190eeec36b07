// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a script that lets bash or zsh complete commands and options.",
    footer = {"", "Example:", "  source <(./stackgan completion)"})
final class CompletionCommand implements Callable<Integer> {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    ToolOptions.addTo(root);
    spec.commandLine().getOut().println(AutoComplete.bash("stackgan", root));
    return 0;
  }
}
