// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.ReadReport;
import io.stackgan.trainer.dataset.cli.LayoutOptions;
import io.stackgan.trainer.preparation.MiniLmEncoder;
import io.stackgan.trainer.publish.PlatformStore;
import io.stackgan.trainer.training.MemoryFailure;
import io.stackgan.trainer.training.Presets;
import io.stackgan.trainer.training.RunDescription;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.SettingsException;
import io.stackgan.trainer.training.TrainingRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains both stages in a run folder, and makes a release of them. */
@Command(
    name = "train",
    description = "Trains Stage-I and Stage-II on a data set, and publishes a release.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private static final int FAULTS = 10;

  @Mixin RunOptions options;

  @Option(
      names = "--data",
      required = true,
      description = "The data set, in any layout that dataset check knows")
  Path data;

  @Mixin LayoutOptions layout;

  @Option(
      names = "--preset",
      defaultValue = "compact",
      description =
          "paper-birds, paper-flowers, paper-coco, compact or tiny (default: ${DEFAULT-VALUE})")
  String preset;

  @Option(names = "--set", description = "A setting, such as stage1.minutes=30; may be repeated")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--resume",
      description =
          "Go on with the run from its last checkpoint, which is fetched from the platform's object"
              + " store when it is not here")
  boolean resume;

  @Override
  public Integer call() {
    RunFolder folder = options.folder();
    Optional<PlatformStore> store = PlatformStore.ofEnvironment();
    if (resume && !folder.exists()) {
      store.ifPresent(platform -> fetch(platform, folder));
    }
    SortedMap<String, String> keys = settings(folder);
    ImageTextDataset dataset = layout.read(data);
    report(dataset.report());
    requireSameData(folder, dataset);
    folder.exclusively(
        () ->
            MemoryFailure.told(() -> train(folder, dataset, keys, new RunKeeper(options, store))));
    return 0;
  }

  private boolean train(
      RunFolder folder,
      ImageTextDataset dataset,
      SortedMap<String, String> keys,
      RunKeeper keeper) {
    try (MiniLmEncoder encoder = options.encoder()) {
      RunDescription description = describe(folder, dataset, encoder, keys);
      TrainingRun run =
          new TrainingRun(
              dataset,
              encoder,
              folder,
              description,
              options.cache(),
              keeper.journal(),
              keeper,
              Console::log);
      return new Interruptible(run, keeper).run(() -> release(encoder));
    }
  }

  private void fetch(PlatformStore platform, RunFolder folder) {
    if (platform.download(options.run, folder.path())) {
      Console.log("The run %s comes from the object store".formatted(options.run));
    }
  }

  private String release(MiniLmEncoder encoder) {
    ReleaseMaker maker = new ReleaseMaker(options, encoder);
    String id = maker.idOfNow();
    maker.make(id, options.release());
    return id;
  }

  private RunDescription describe(
      RunFolder folder,
      ImageTextDataset dataset,
      MiniLmEncoder encoder,
      SortedMap<String, String> keys) {
    return new RunDescription(
        resume ? folder.description().preset() : preset,
        dataset.name(),
        dataset.fingerprint(),
        encoder.name(),
        encoder.dimension(),
        keys);
  }

  private static void report(ReadReport report) {
    Console.log(
        "%d training images and %d test images of %d classes"
            .formatted(report.trainImages(), report.testImages(), report.classes()));
    report.faults().stream().limit(FAULTS).forEach(fault -> Console.log("Left out: " + fault));
    if (report.faults().size() > FAULTS) {
      Console.log("and %d more faults".formatted(report.faults().size() - FAULTS));
    }
  }

  private void requireSameData(RunFolder folder, ImageTextDataset dataset) {
    if (resume && !folder.description().fingerprint().equals(dataset.fingerprint())) {
      throw new SettingsException(
          "%s is not what the run was started on: give the same data set (and the same --layout and"
              + " --split-convention), or start a new run".formatted(data));
    }
  }

  private SortedMap<String, String> settings(RunFolder folder) {
    if (folder.exists() != resume) {
      throw new SettingsException(
          resume
              ? "There is no run in %s to go on with: leave out --resume".formatted(folder.path())
              : "There is a run in %s already: add --resume to go on with it, or choose another name"
                  .formatted(folder.path()));
    }
    SortedMap<String, String> keys =
        resume
            ? Presets.changed(folder.description().settings(), settings)
            : Presets.keys(preset, settings);
    // Refused before anything is read.
    Presets.settings(keys);
    return keys;
  }
}
