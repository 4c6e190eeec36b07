// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.helpexamples.HelpExamples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Each command shows how it is used, in a way that it understands. The platform's tests run them.
 */
class HelpExamplesTest {

  static Stream<CommandLine> commands() {
    return Main.commandLine().getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .filter(command -> !isHandedOver(command));
  }

  /** Its help, with examples and their test, is the trainer's or the benchmarks'. */
  private static boolean isHandedOver(CommandLine command) {
    return !command.getCommandSpec().unmatchedArgsBindings().isEmpty();
  }

  static List<String> examples() {
    return HelpExamples.of(Main.commandLine());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void command_hasAnExample(CommandLine command) {
    assertThat(HelpExamples.of(command)).as(command.getCommandName()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isUnderstood(String example) {
    if (example.contains("./stackgan")) {
      String[] words = HelpExamples.arguments(example).toArray(String[]::new);
      Main.commandLine().parseArgs(words);
    }
  }

  @Test
  void examples_areWhatHelpShows() {
    assertThat(examples()).contains("./stackgan jobs watch last", "./stackgan up");
  }
}
