// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.ReadReport;
import io.stackgan.trainer.dataset.cli.LayoutOptions;
import io.stackgan.trainer.publish.PlatformStore;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.encoder.EncoderRun;
import io.stackgan.trainer.training.engine.MemoryFailure;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.TrainingSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What starts a run, or goes on with it. */
abstract class RunCommand implements Callable<Integer> {

  private static final int FAULTS = 10;

  @Mixin RunOptions options;

  @Option(
      names = "--data",
      required = true,
      description = "The data set, in any layout that dataset check knows")
  Path data;

  @Mixin LayoutOptions layout;

  @Mixin OutcomeFile outcome;

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

  @Option(
      names = "--other-data",
      description =
          "With --resume: --data may be another data set than before, such as one that has grown")
  boolean otherData;

  private final Optional<PlatformStore> store = PlatformStore.ofEnvironment();

  @Override
  public final Integer call() {
    outcome.check();
    RunFolder folder = options.folder();
    if (resume && !folder.exists()) {
      store.ifPresent(platform -> fetch(platform, folder));
    }
    SortedMap<String, String> keys = settings(folder);
    folder.exclusively(
        () -> {
          if (MemoryFailure.told(() -> run(folder, keys))) {
            outcome.write(outcome(folder));
          }
        });
    return 0;
  }

  /**
   * Does the work while no other process trains the run.
   *
   * @return whether it is finished, rather than stopped
   */
  abstract boolean run(RunFolder folder, SortedMap<String, String> keys);

  /** What programs are told of a finished run. */
  Map<String, Object> outcome(RunFolder folder) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("run", options.run);
    told.put("folder", folder.path().toString());
    return told;
  }

  /** Of the platform, where there is one. */
  final Optional<PlatformStore> store() {
    return store;
  }

  private void fetch(PlatformStore platform, RunFolder folder) {
    if (platform.download(options.run, folder.path())) {
      Console.log("The run %s comes from the object store".formatted(options.run));
    }
  }

  /** The encoder that the run was started with, when it goes on. */
  final Optional<RunEncoder> earlierEncoder(RunFolder folder) {
    return resume ? Optional.of(folder.description().encoder()) : Optional.empty();
  }

  final RunDescription describe(
      RunFolder folder,
      ImageTextDataset dataset,
      RunEncoder encoder,
      SortedMap<String, String> keys) {
    return new RunDescription(
        resume ? folder.description().preset() : preset,
        dataset.name(),
        dataset.fingerprint(),
        encoder,
        keys);
  }

  final ImageTextDataset read(RunFolder folder) {
    ImageTextDataset dataset = layout.read(data);
    report(dataset.report());
    requireSameData(folder, dataset);
    return dataset;
  }

  /**
   * Trains the run's own text encoder, as far as it is not.
   *
   * @return whether it is finished, rather than stopped
   */
  final boolean trainEncoder(
      RunFolder folder, ImageTextDataset dataset, SortedMap<String, String> keys) {
    TrainingSettings settings = Presets.settings(keys);
    RunEncoder encoder = RunEncoder.toBeTrained(settings.encoder().dimension());
    folder.describe(describe(folder, dataset, encoder, keys));
    try (RunKeeper keeper = new RunKeeper(options, store)) {
      EncoderRun run =
          new EncoderRun(
              dataset, settings, folder.encoder(), options.cache(), keeper, Console::log);
      return new Interruptible(run).run();
    }
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
    if (resume && !otherData && !folder.description().fingerprint().equals(dataset.fingerprint())) {
      throw new SettingsException(
          "%s is not what the run was started on: give the same data set (and the same --layout and --split-convention), add --other-data to go on with this one, or start a new run"
              .formatted(data));
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
