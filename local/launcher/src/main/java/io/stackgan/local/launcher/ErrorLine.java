// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.StoreException;
import io.stackgan.modelstore.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What the user can mend is one line; anything else is a fault of ours and shows its trace. */
final class ErrorLine implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws Exception {
    if (e instanceof PlatformException
        || e instanceof ReleaseException
        || e instanceof StoreException
        || e instanceof StoreUnavailableException) {
      line.getErr().println(e.getMessage());
    } else if (e instanceof UncheckedIOException unchecked) {
      line.getErr().println(e.getMessage() + ": " + unchecked.getCause().getMessage());
    } else if (e instanceof IOException) {
      line.getErr().println(e.getClass().getSimpleName() + ": " + e.getMessage());
    } else {
      throw e;
    }
    return line.getCommandSpec().exitCodeOnExecutionException();
  }
}
