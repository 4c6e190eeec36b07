// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.stackgan.helpexamples.CompletedOptions;
import io.stackgan.helpexamples.HelpExamples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What help shows is understood, also where running it would take long. */
class HelpExamplesTest {

  static List<String> examples() {
    return HelpExamples.of(Main.commandLine());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isUnderstood(String example) {
    List<String> words = HelpExamples.arguments(example);
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    assertThatCode(() -> Main.commandLine().parseArgs(arguments)).doesNotThrowAnyException();
  }

  @Test
  void options_areThoseThatShellsComplete() {
    assertThat(CompletedOptions.listed("dataset"))
        .containsExactlyInAnyOrderElementsOf(CompletedOptions.of(Main.commandLine(), "dataset"));
  }
}
