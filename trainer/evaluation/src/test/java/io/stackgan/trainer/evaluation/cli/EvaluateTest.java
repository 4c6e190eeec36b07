// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvaluateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threads 1                        | Name one release",
        "one --release two                  | Name one release",
        "one --size 65x65                   | --size is 64x64 or 256x256, not 65x65.",
        "one --threads 0                    | --threads must be 1 or more, not 0.",
        "one --record                       | into a release's folder, but one is none.",
        "one --data . --split-convention up | zero-is-train, not up."
      })
  void wrongCommandLine_saysWhatWouldBeRight(String arguments, String message) {
    StringWriter said = new StringWriter();
    CommandLine line = Main.commandLine().setErr(new PrintWriter(said, true));

    assertThat(line.execute(arguments.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(said.toString()).contains(message);
  }
}
