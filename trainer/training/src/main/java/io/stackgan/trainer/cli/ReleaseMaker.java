// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.StoreException;
import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.trainer.preparation.Encoders;
import io.stackgan.trainer.preparation.ServableEncoder;
import io.stackgan.trainer.publish.PlatformStore;
import io.stackgan.trainer.publish.ReleaseWriter;
import io.stackgan.trainer.training.TrainedRun;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes a release of a run, and hands it to the platform where there is one. */
final class ReleaseMaker {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final String SIGNING_KEY = "stackgan.releases.signing-key";

  private final RunOptions options;
  private final Optional<String> model;

  /**
   * @param model the encoder's folder, where the run does not say
   */
  ReleaseMaker(RunOptions options, Optional<String> model) {
    this.options = options;
    this.model = model;
  }

  /** The run's name and the time. */
  String idOfNow() {
    return options.run + "-" + STAMP.format(Instant.now());
  }

  void make(String id, Path folder) {
    ReleaseManifest manifest = write(id, folder);
    Console.log("Release %s is in %s".formatted(manifest.release(), folder));
    sign(folder);
    if (!manifest.complete()) {
      Console.log("Stage-II is not trained: ./stackgan evaluate %s --size 64x64".formatted(folder));
      return;
    }
    Optional<PlatformStore> store = PlatformStore.ofEnvironment();
    store.ifPresent(platform -> publish(platform, folder));
    Console.log(
        store.isPresent()
            ? "Published. Serve it with: ./stackgan release promote " + id
            : "Bring it to a platform with: ./stackgan release import " + folder);
  }

  /** Where there is a key. */
  void sign(Path folder) {
    signingKey().ifPresent(key -> sign(folder, key));
  }

  private ReleaseManifest write(String id, Path folder) {
    TrainedRun trained = TrainedRun.open(options.folder());
    try (ServableEncoder encoder = encoder(trained.description().encoder())) {
      return new ReleaseWriter(folder).write(id, options.run, trained, encoder);
    }
  }

  private ServableEncoder encoder(RunEncoder trained) {
    String place =
        model
            .or(trained::servable)
            .orElseThrow(
                () ->
                    new SettingsException(
                        "The run learned from embeddings that were computed elsewhere: a release"
                            + " needs the encoder that made them, --encoder-model FOLDER"));
    return Encoders.servable(place, options.cache());
  }

  private Optional<Path> signingKey() {
    return options.signingKey == null
        ? ConfigProvider.getConfig().getOptionalValue(SIGNING_KEY, Path.class)
        : Optional.of(options.signingKey);
  }

  private static void sign(Path folder, Path key) {
    try {
      ReleaseFolder.open(folder, ReleaseMaker.class.getClassLoader()).sign(SigningKey.read(key));
      Console.log("Signed with " + key);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot sign " + folder, e);
    }
  }

  private static void publish(PlatformStore platform, Path folder) {
    try {
      platform.publish(folder);
    } catch (StoreException e) {
      throw new StoreException(
          "%s. The release waits in %s: bring it to the platform with ./stackgan release import %s"
              .formatted(e.getMessage(), folder, folder),
          e);
    }
  }
}
