// SPDX-License-Identifier: Apache-2.0
package io.stackgan.helpexamples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class HelpExamplesTest {

  @Command(
      name = "stackgan",
      footer = {"", "Examples:", "  ./stackgan draw \"a bird\"   what it is for", "No example."},
      subcommands = Inner.class)
  private static final class Outer {}

  @Command(name = "sheet", footer = "Example: ./stackgan sheet birds")
  private static final class Inner {}

  @Command(
      name = "long",
      footer =
          "  ./stackgan "
              + "a-long-word a-long-word a-long-word "
              + "a-long-word a-long-word a-long-word")
  private static final class Long {}

  @Test
  void examples_areThoseOfEveryCommand_withoutTheirComments() {
    assertThat(HelpExamples.of(new CommandLine(new Outer())))
        .containsExactly("./stackgan draw \"a bird\"", "./stackgan sheet birds");
  }

  @Test
  void example_thatHelpBreaksInTwo_isFound() {
    CommandLine command = new CommandLine(new Long());
    assertThatThrownBy(() -> HelpExamples.of(command)).hasMessageContaining("Too long");
  }

  @Test
  void arguments_areThoseThatAShellMakes() {
    assertThat(HelpExamples.arguments("./stackgan generate \"a blue bird\" -n 4"))
        .containsExactly("generate", "a blue bird", "-n", "4");
    assertThat(HelpExamples.arguments("source <(./stackgan completion)"))
        .containsExactly("completion");
  }
}
