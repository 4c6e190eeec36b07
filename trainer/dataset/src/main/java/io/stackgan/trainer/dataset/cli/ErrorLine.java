// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What the user can mend is one line; anything else is a fault of ours and shows its trace. */
final class ErrorLine implements IExecutionExceptionHandler {

  /** Exceptions of our own say what to do. */
  private static final String OURS = "io.stackgan.";

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws Exception {
    if (e instanceof UncheckedIOException || e.getClass().getName().startsWith(OURS)) {
      line.getErr().println(e.getMessage());
      return line.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }
}
