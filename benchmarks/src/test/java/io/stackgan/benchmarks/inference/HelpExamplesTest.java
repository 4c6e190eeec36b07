// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What help shows is understood, also where running it would take long. */
class HelpExamplesTest {

  private static final Pattern EXAMPLE = Pattern.compile("\\./stackgan (bench ?.*)");

  static Stream<String> examples() {
    return of(Bench.commandLine());
  }

  private static Stream<String> of(CommandLine command) {
    Stream<String> own =
        Stream.of(command.getCommandSpec().usageMessage().footer())
            .map(EXAMPLE::matcher)
            .filter(Matcher::find)
            .map(example -> example.group(1));
    return Stream.concat(
        own, command.getSubcommands().values().stream().flatMap(HelpExamplesTest::of));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isUnderstood(String example) {
    List<String> words = List.of(example.split(" "));
    assertThatCode(
            () ->
                Bench.commandLine()
                    .parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
        .doesNotThrowAnyException();
  }
}
