// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import picocli.CommandLine.Option;

/** {@code --help}, of every command. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and exit")
  boolean help;
}
