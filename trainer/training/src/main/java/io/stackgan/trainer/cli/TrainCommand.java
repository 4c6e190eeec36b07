// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.preparation.Encoders;
import io.stackgan.trainer.preparation.ServableEncoder;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.Presets;
import io.stackgan.trainer.training.RunEncoder;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.TrainingRun;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains both stages in a run folder, and makes a release of them. */
@Command(
    name = "train",
    description = "Trains Stage-I and Stage-II on a data set, and publishes a release.",
    mixinStandardHelpOptions = true)
final class TrainCommand extends RunCommand {

  @Mixin EncoderOptions encoders;

  @Override
  public Integer call() {
    RunFolder folder = options.folder();
    SortedMap<String, String> keys = settings(folder);
    Presets.settings(keys);
    Optional<RunEncoder> earlier = earlierEncoder(folder);
    String source = encoders.source(earlier);
    Optional<String> model = encoders.model(source, earlier);
    ImageTextDataset dataset = read(folder);
    if (source.equals(RunEncoder.TRAINED_HERE)) {
      if (!trainEncoder(folder, dataset, keys)) {
        return 0;
      }
      source = folder.encoder().toAbsolutePath().normalize().toString();
    }
    try (TextEncoder encoder = Encoders.open(source, dataset, options.cache())) {
      RunEncoder own = RunEncoder.of(encoder, source, model.orElse(""));
      earlier.ifPresent(recorded -> recorded.requireSame(own));
      TrainingRun run =
          new TrainingRun(
              dataset,
              encoder,
              folder,
              describe(folder, dataset, own, keys),
              options.cache(),
              Console::log);
      model.ifPresent(place -> requireSame(run, place));
      if (new Interruptible(run).run() && encoders.release() && own.servable().isPresent()) {
        ReleaseMaker maker = new ReleaseMaker(options, Optional.empty());
        maker.make(maker.idOfNow(), options.release());
      }
    }
    return 0;
  }

  private void requireSame(TrainingRun run, String model) {
    try (ServableEncoder encoder = Encoders.servable(model, options.cache())) {
      run.requireSame(encoder);
    }
  }
}
