// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.publish.PlatformStore;
import io.stackgan.trainer.publish.RunUploads;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands a run's files to the platform's store as they are written, where there is a platform. */
final class RunKeeper implements Consumer<Path>, AutoCloseable {

  private final Optional<RunUploads> uploads;

  RunKeeper(RunOptions options, Optional<PlatformStore> store) {
    uploads =
        store.map(platform -> platform.uploads(options.run, options.folder().path(), Console::log));
  }

  @Override
  public void accept(Path file) {
    uploads.ifPresent(store -> store.upload(file));
  }

  @Override
  public void close() {
    uploads.ifPresent(RunUploads::close);
  }
}
