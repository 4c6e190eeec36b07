// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a command has to say, for programs. */
final class JsonOutput {

  private static final String PRINTED = "-";

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = PRINTED,
      paramLabel = "FILE",
      description = "Print JSON, or write it to FILE")
  Path file;

  /** Where words for people go: elsewhere when JSON is printed. */
  PrintWriter words(CommandSpec spec) {
    return isPrinted() ? spec.commandLine().getErr() : spec.commandLine().getOut();
  }

  private boolean isPrinted() {
    return file != null && file.equals(Path.of(PRINTED));
  }

  void write(Figures figures, CommandSpec spec) {
    if (isPrinted()) {
      spec.commandLine().getOut().println(figures.text());
    } else if (file != null) {
      figures.write(file);
    }
  }
}
