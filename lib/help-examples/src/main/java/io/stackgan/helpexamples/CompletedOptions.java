// SPDX-License-Identifier: Apache-2.0
package io.stackgan.helpexamples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that {@code ./stackgan completion} lists for commands of other modules, which it
 * cannot ask while it runs, for the tests of those modules. A line has a command's names and then
 * its options; one that takes a value ends in {@code =}.
 */
public final class CompletedOptions {

  private static final Path LIST =
      Path.of("local/launcher/src/main/resources/io/stackgan/local/launcher/tool-options.txt");

  private CompletedOptions() {}

  /** The lines of a command and of those below it. */
  public static List<String> listed(String name) {
    try (Stream<String> lines = Files.lines(root().resolve(LIST))) {
      return lines.filter(line -> line.startsWith(name + " ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + LIST, e);
    }
  }

  /** What they should be. */
  public static List<String> of(CommandLine command, String name) {
    List<String> lines = new ArrayList<>();
    String options =
        command.getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .map(CompletedOptions::text)
            .sorted()
            .collect(Collectors.joining(" "));
    lines.add(name + " " + options);
    command.getSubcommands().forEach((inner, line) -> lines.addAll(of(line, name + " " + inner)));
    return lines;
  }

  private static String text(OptionSpec option) {
    return option.longestName() + (option.arity().max() > 0 ? "=" : "");
  }

  /** Tests run in their module's folder. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(LIST))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
