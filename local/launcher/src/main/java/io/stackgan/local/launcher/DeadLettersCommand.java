// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.local.launcher.deadletters.DeadLetter;
import io.stackgan.local.launcher.deadletters.DeadLetters;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a running platform could not handle. */
@Command(
    name = "dead-letters",
    description =
        "Shows the records that a running platform could not handle, and tries them again.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./stackgan dead-letters list",
      "  ./stackgan dead-letters show last",
      "  ./stackgan dead-letters replay last"
    })
final class DeadLettersCommand {

  private static final String PLACE = "As ./stackgan dead-letters list names it, or last";

  /** What stands for bytes that are no UTF-8. */
  private static final char UNREADABLE = '\uFFFD';

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Command(name = "list", description = "Lists them, the oldest first.")
  int list(
      @Option(names = "--json", description = "Print JSON, an object a line") boolean json,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help) {
    List<DeadLetter> letters = letters(platform).list();
    if (json) {
      letters.forEach(letter -> out().println(line(letter)));
      return 0;
    }
    if (letters.isEmpty()) {
      out().println("No dead letters");
    }
    letters.forEach(
        letter ->
            out()
                .printf(
                    "%s  %s  %s  job %s: %s%n",
                    letter.place(),
                    letter.time(),
                    letter.reason(),
                    letter.job().orElse("unknown"),
                    letter.cause()));
    return 0;
  }

  private static JsonNode line(DeadLetter letter) {
    return new ObjectMapper()
        .createObjectNode()
        .put("place", letter.place())
        .put("time", letter.time().toString())
        .put("reason", letter.reason())
        .put("job", letter.job().orElse(null))
        .put("cause", letter.cause());
  }

  @Command(name = "show", description = "Shows one with its headers and its value.")
  int show(
      @Parameters(paramLabel = "PLACE", description = PLACE) String place,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help) {
    DeadLetter letter = letters(platform).find(place);
    out().println("key: " + letter.record().key());
    letter
        .record()
        .headers()
        .forEach((name, value) -> out().println(name + ": " + new String(value, UTF_8)));
    out().println();
    out().println(value(letter));
    return 0;
  }

  /** As text where it is some, whether or not its header says so. */
  private static String value(DeadLetter letter) {
    byte[] value = letter.record().value();
    String text = new String(value, UTF_8);
    boolean readable = text.chars().noneMatch(c -> c == UNREADABLE || c < ' ' && c != '\n');
    return readable ? text : "(" + value.length + " bytes)";
  }

  @Command(
      name = "replay",
      description =
          "Asks for its job once more, under another id: the old one has failed for good.")
  int replay(
      @Parameters(paramLabel = "PLACE", description = PLACE) String place,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help) {
    DeadLetters letters = letters(platform);
    out().println("Asked for as job " + letters.replay(letters.find(place)));
    return 0;
  }

  private static DeadLetters letters(PlatformOptions platform) {
    return new DeadLetters(platform.running().bootstrapServers());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
