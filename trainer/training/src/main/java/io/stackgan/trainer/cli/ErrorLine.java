// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.UnreadableImageException;
import io.stackgan.trainer.dataset.UnusableDatasetException;
import io.stackgan.trainer.training.SettingsException;
import io.stackgan.trainer.training.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What the user can mend is one line; anything else is a fault of ours and shows its trace. */
final class ErrorLine implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws Exception {
    if (e instanceof UnusableDatasetException
        || e instanceof UnreadableImageException
        || e instanceof SettingsException
        || e instanceof TrainingException) {
      line.getErr().println(e.getMessage());
      return line.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }
}
