// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.CubDataset;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.training.MiniLmEncoder;
import io.stackgan.trainer.training.Presets;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.SettingsException;
import io.stackgan.trainer.training.TrainingRun;
import io.stackgan.trainer.training.TrainingSettings;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains both stages in a run folder. */
@Command(
    name = "train",
    description = "Trains Stage-I and Stage-II on a data set.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  @Option(names = "--data", required = true, description = "The data set, in CUB-200-2011's layout")
  Path data;

  @Option(names = "--run", required = true, description = "A name for the run")
  String run;

  @Option(names = "--runs", description = "The folder of all runs (default: ${DEFAULT-VALUE})")
  Path runs = Path.of("runs");

  @Option(
      names = "--preset",
      description =
          "paper-birds, paper-flowers, paper-coco, compact or tiny (default: ${DEFAULT-VALUE})")
  String preset = "compact";

  @Option(names = "--set", description = "A setting, such as stage1.minutes=30; may be repeated")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--resume", description = "Go on with the run from its last checkpoint")
  boolean resume;

  @Override
  public Integer call() {
    RunFolder folder = new RunFolder(runs.resolve(run));
    if (folder.exists() && !resume) {
      throw new SettingsException(
          "There is a run in %s already: add --resume to go on with it, or choose another name"
              .formatted(folder.path()));
    }
    TrainingSettings chosen = Presets.settings(preset, settings);
    ImageTextDataset dataset = CubDataset.read(data);
    log(dataset.report().toString());
    Path cache = runs.resolve("cache");
    try (MiniLmEncoder encoder =
        new MiniLmEncoder(cache.resolve("encoder"), chosen.threadsOrCores())) {
      new TrainingRun(dataset, encoder, folder, chosen, cache, TrainCommand::log).run();
    }
    return 0;
  }

  private static void log(String line) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }
}
