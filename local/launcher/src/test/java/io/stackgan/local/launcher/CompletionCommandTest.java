// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real bash completes with the script. */
class CompletionCommandTest {

  @TempDir Path folder;

  private Path script;

  @BeforeEach
  void writeScript() throws IOException {
    StringWriter out = new StringWriter();
    Main.commandLine().setOut(new PrintWriter(out, true)).execute("completion");
    script = Files.writeString(folder.resolve("completion.sh"), out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "gener, generate",
    "generate --se, --seed",
    "release prom, promote",
    "train --other-d, --other-data",
    "dataset draw-b, draw-birds",
    "dataset draw-birds --ima, --images",
    "evaluate --sam, --samples",
    "bench --qu, --quick"
  })
  void begun_isCompleted(String typed, String completed) throws Exception {
    assertThat(completions("stackgan " + typed)).contains(completed);
  }

  @Test
  void commandOfAnotherModule_offersNoOptionOfOthers() throws Exception {
    assertThat(completions("stackgan quantise --")).contains("--captions").doesNotContain("--seed");
  }

  private List<String> completions(String typed) throws IOException, InterruptedException {
    String ask =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_stackgan; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, typed);
    Process bash =
        new ProcessBuilder("bash", "-c", ask)
            .redirectErrorStream(true)
            .directory(folder.toFile())
            .start();
    String answer = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(answer).isZero();
    return answer.lines().map(String::strip).toList();
  }
}
