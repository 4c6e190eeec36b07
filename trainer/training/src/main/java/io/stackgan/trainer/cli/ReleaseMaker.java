// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.trainer.preparation.MiniLmEncoder;
import io.stackgan.trainer.publish.PlatformStore;
import io.stackgan.trainer.publish.ReleaseWriter;
import io.stackgan.trainer.training.TrainedRun;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Makes a release of a run, and hands it to the platform where there is one. */
final class ReleaseMaker {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final RunOptions options;
  private final MiniLmEncoder encoder;

  ReleaseMaker(RunOptions options, MiniLmEncoder encoder) {
    this.options = options;
    this.encoder = encoder;
  }

  /** The run's name and the time. */
  String idOfNow() {
    return options.run + "-" + STAMP.format(Instant.now());
  }

  void make(String id, Path folder) {
    TrainedRun trained = TrainedRun.open(options.folder());
    ReleaseManifest manifest =
        new ReleaseWriter(folder, options.cache()).write(id, options.run, trained, encoder);
    Console.log("Release %s is in %s".formatted(manifest.release(), folder));
    Optional<PlatformStore> store = PlatformStore.ofEnvironment();
    store.ifPresent(platform -> platform.publish(folder));
    Console.log(
        store.isPresent()
            ? "Published. Serve it with: ./stackgan release promote " + id
            : "Bring it to a platform with: ./stackgan release import " + folder);
  }
}
