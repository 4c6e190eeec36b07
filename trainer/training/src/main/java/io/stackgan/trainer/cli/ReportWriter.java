// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.report.RunReport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Makes a run's report anew while it trains, beside the training; at its end once more. */
final class ReportWriter implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;
  private final Consumer<Path> written;
  private final Consumer<String> log;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "report");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  /**
   * @param written told of each file
   */
  ReportWriter(Path folder, Consumer<Path> written, Consumer<String> log) {
    this.folder = folder;
    this.written = written;
    this.log = log;
  }

  void write() {
    if (waiting.compareAndSet(false, true)) {
      worker.execute(this::writeNow);
    }
  }

  private void writeNow() {
    waiting.set(false);
    try {
      RunReport.write(folder).forEach(written);
    } catch (UncheckedIOException e) {
      log.accept(e.getMessage());
    }
  }

  @Override
  public void close() {
    write();
    worker.shutdown();
    try {
      if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        log.accept("The report is not finished: make it with ./stackgan train-report " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
