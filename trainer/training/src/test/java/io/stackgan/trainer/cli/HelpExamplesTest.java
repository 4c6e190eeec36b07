// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.stackgan.helpexamples.CompletedOptions;
import io.stackgan.helpexamples.HelpExamples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What help shows is understood, also where running it would take long. */
class HelpExamplesTest {

  static List<String> examples() {
    return HelpExamples.of(Main.commandLine());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isUnderstood(String example) {
    String[] arguments = HelpExamples.arguments(example).toArray(String[]::new);
    assertThatCode(() -> Main.commandLine().parseArgs(arguments)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "train-encoder", "train-report", "train-judges", "quantise"})
  void options_areThoseThatShellsComplete(String command) {
    CommandLine line = Main.commandLine().getSubcommands().get(command);
    assertThat(CompletedOptions.listed(command))
        .containsExactlyElementsOf(CompletedOptions.of(line, command));
  }
}
