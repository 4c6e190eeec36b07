// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The command lines that help shows. */
public final class HelpExamples {

  private static final String INDENT = "  ";
  private static final Pattern COMMENT = Pattern.compile(" {3,}\\S.*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern LINE = Pattern.compile("(source <\\()?\\./stackgan .*");

  private HelpExamples() {}

  /** Of every command, in the order of help. */
  public static List<String> all() {
    return of(Main.commandLine());
  }

  static List<String> of(CommandLine command) {
    List<String> examples = new ArrayList<>();
    Stream.of(command.getCommandSpec().usageMessage().footer())
        .filter(line -> line.startsWith(INDENT))
        .map(line -> COMMENT.matcher(line.strip()).replaceAll(""))
        .filter(line -> LINE.matcher(line).matches())
        .forEach(examples::add);
    command.getSubcommands().values().forEach(inner -> examples.addAll(of(inner)));
    return examples;
  }

  /** The words after {@code ./stackgan}, as a shell makes them. */
  static String[] arguments(String example) {
    String line = example.replaceAll("^source <\\(|\\)$", "");
    return WORD.matcher(line).results().skip(1).map(HelpExamples::word).toArray(String[]::new);
  }

  private static String word(MatchResult match) {
    return match.group(1) == null ? match.group(2) : match.group(1);
  }
}
