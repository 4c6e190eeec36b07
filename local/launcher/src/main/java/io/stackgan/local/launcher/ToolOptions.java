// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What commands understand that hand their arguments to another module's command line. */
final class ToolOptions {

  private static final String LIST = "tool-options.txt";
  private static final String VALUE = "=";

  private ToolOptions() {}

  /** Tells the commands below this one, so that a shell can complete them. */
  static void addTo(CommandLine root) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ToolOptions.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> add(List.of(line.split(" ")), root));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + LIST, e);
    }
  }

  private static void add(List<String> words, CommandLine root) {
    CommandLine command = root;
    for (String word : words) {
      if (word.startsWith("-")) {
        add(word, command.getCommandSpec());
      } else {
        command = below(command, word);
      }
    }
  }

  private static CommandLine below(CommandLine command, String name) {
    if (!command.getSubcommands().containsKey(name)) {
      command.addSubcommand(name, CommandSpec.create());
    }
    return command.getSubcommands().get(name);
  }

  private static void add(String option, CommandSpec command) {
    boolean valued = option.endsWith(VALUE);
    String name = valued ? option.substring(0, option.length() - 1) : option;
    if (command.findOption(name) == null) {
      OptionSpec.Builder spec = OptionSpec.builder(name).arity(valued ? "1" : "0");
      command.addOption(spec.type(valued ? Path.class : boolean.class).build());
    }
  }
}
