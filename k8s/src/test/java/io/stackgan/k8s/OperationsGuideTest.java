// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A command of the guide is one that a test runs, or says that it was not run. */
class OperationsGuideTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final String PLATFORM_TEST =
      "local/platform-tests/src/test/java/io/stackgan/local/platformtests/PlatformIT.java";

  static List<String> commandsNotMarked() {
    return BLOCK
        .matcher(Checkout.text(Runbooks.GUIDE))
        .results()
        .map(MatchResult::group)
        .flatMap(String::lines)
        .filter(line -> !line.startsWith("```") && !line.contains("(not run)"))
        .map(line -> line.replaceAll("#.*", "").trim())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commandsNotMarked")
  void command_isRunByATest(String command) {
    String test =
        command.startsWith("containers/")
            ? Checkout.text("k8s/src/test/java/io/stackgan/k8s/ComposeTest.java")
            : Checkout.text(PLATFORM_TEST);

    assertThat(test).contains(words(command).toList());
  }

  /** As a test gives them: each a string; placeholders are the test's business. */
  private static Stream<String> words(String command) {
    return command.startsWith("./stackgan")
        ? Arrays.stream(command.split(" "))
            .skip(1)
            .filter(word -> !word.matches("[A-Z]+"))
            .map(word -> '"' + word + '"')
        : Stream.of('"' + command + '"');
  }
}
