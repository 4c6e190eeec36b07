// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.StoreException;
import io.stackgan.trainer.dataset.UnreadableImageException;
import io.stackgan.trainer.dataset.UnusableDatasetException;
import io.stackgan.trainer.preparation.PreparationException;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.TrainingException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What the user can mend is one line; anything else is a fault of ours and shows its trace. */
final class ErrorLine implements IExecutionExceptionHandler {

  private static final List<Class<? extends Exception>> MENDABLE =
      List.of(
          UnusableDatasetException.class,
          UnreadableImageException.class,
          PreparationException.class,
          SettingsException.class,
          TrainingException.class,
          ReleaseException.class,
          StoreException.class,
          UncheckedIOException.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws Exception {
    if (MENDABLE.stream().anyMatch(kind -> kind.isInstance(e))) {
      line.getErr().println(message(e));
      return line.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }

  /** Of a file that cannot be written, what the system says is the reason. */
  private static String message(Exception e) {
    return e instanceof UncheckedIOException
        ? "%s: %s".formatted(e.getMessage(), e.getCause().getMessage())
        : e.getMessage();
  }
}
