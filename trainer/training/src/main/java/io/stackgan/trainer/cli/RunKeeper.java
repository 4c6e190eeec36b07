// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.trainer.publish.PlatformStore;
import io.stackgan.trainer.publish.RunUploads;
import io.stackgan.trainer.publish.TrainingAnnouncer;
import io.stackgan.trainer.watching.RunJournal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a run's journal and its report, and hands its files and events to the platform as they
 * come, where there is a platform.
 */
final class RunKeeper implements Consumer<Path>, AutoCloseable {

  private final Path folder;
  private final Optional<RunUploads> uploads;
  private final Optional<TrainingAnnouncer> announcer;
  private final ReportWriter report;
  private final RunJournal journal;

  RunKeeper(RunOptions options, Optional<PlatformStore> store) {
    folder = options.folder().path();
    uploads = store.map(platform -> platform.uploads(options.run, folder, Console::log));
    announcer = TrainingAnnouncer.ofEnvironment(Console::log);
    report = new ReportWriter(folder, this, Console::log);
    journal = RunJournal.open(folder, options.run, this::pass);
  }

  RunJournal journal() {
    return journal;
  }

  private void pass(TrainingEvent event) {
    announcer.ifPresent(topic -> topic.send(event));
    accept(RunJournal.file(folder));
    if (event.type() == Type.CHECKPOINT) {
      report.write();
    }
  }

  @Override
  public void accept(Path file) {
    uploads.ifPresent(store -> store.upload(file));
  }

  @Override
  public void close() {
    report.close();
    uploads.ifPresent(RunUploads::close);
    announcer.ifPresent(TrainingAnnouncer::close);
  }
}
