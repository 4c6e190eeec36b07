// SPDX-License-Identifier: Apache-2.0
package io.stackgan.helpexamples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command lines that help shows, for tests. */
public final class HelpExamples {

  private static final Pattern COMMENT = Pattern.compile(" {3,}\\S.*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern LINE =
      Pattern.compile("(?:  |Example: )((source <\\()?\\./stackgan .*)");

  private HelpExamples() {}

  /**
   * Of the command and those below it, in the order of help.
   *
   * @throws IllegalStateException for one that help breaks into two lines: no shell takes it
   */
  public static List<String> of(CommandLine command) {
    List<String> printed = command.getUsageMessage().lines().map(String::stripTrailing).toList();
    List<String> examples = new ArrayList<>();
    for (String line : command.getCommandSpec().usageMessage().footer()) {
      Matcher example = LINE.matcher(line);
      if (example.matches()) {
        requireWhole(line, printed);
        examples.add(COMMENT.matcher(example.group(1)).replaceAll(""));
      }
    }
    command.getSubcommands().values().forEach(inner -> examples.addAll(of(inner)));
    return examples;
  }

  private static void requireWhole(String line, List<String> printed) {
    if (!printed.contains(line)) {
      throw new IllegalStateException("Too long for a line of help: " + line);
    }
  }

  /** The words after {@code ./stackgan}, as a shell makes them. */
  public static List<String> arguments(String example) {
    String line = example.replaceAll("^source <\\(|\\)$", "");
    return words(line).skip(1).toList();
  }

  private static Stream<String> words(String line) {
    return WORD.matcher(line).results().map(HelpExamples::word);
  }

  private static String word(MatchResult match) {
    return match.group(1) == null ? match.group(2) : match.group(1);
  }
}
