// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.preparation.Encoders;
import io.stackgan.trainer.preparation.ServableEncoder;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.TrainingRun;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.settings.StageName;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains both stages in a run folder, and makes a release of them. */
@Command(
    name = "train",
    description = "Trains Stage-I and Stage-II on a data set, and publishes a release.",
    footer = {
      "",
      "Examples:",
      "  ./stackgan train --data birds --run first --preset tiny",
      "  ./stackgan train --data birds --run first --resume",
      "  ./stackgan train --data birds --run second --encoder runs/words/encoder"
    },
    mixinStandardHelpOptions = true)
final class TrainCommand extends RunCommand {

  @Mixin EncoderOptions encoders;

  private Optional<String> released = Optional.empty();

  @Override
  boolean run(RunFolder folder, SortedMap<String, String> keys) {
    Optional<RunEncoder> earlier = earlierEncoder(folder);
    String source = encoders.source(earlier);
    Optional<String> model = encoders.model(source, earlier);
    ImageTextDataset dataset = read(folder);
    if (source.equals(RunEncoder.TRAINED_HERE)) {
      if (!trainEncoder(folder, dataset, keys)) {
        return false;
      }
      source = folder.encoder().toAbsolutePath().normalize().toString();
    }
    try (TextEncoder encoder = Encoders.open(source, dataset, options.cache())) {
      RunEncoder own = RunEncoder.of(encoder, source, model.orElse(""));
      earlier.ifPresent(recorded -> encoders.check(recorded, own));
      return train(folder, dataset, encoder, describe(folder, dataset, own, keys));
    }
  }

  private boolean train(
      RunFolder folder, ImageTextDataset dataset, TextEncoder encoder, RunDescription description) {
    RunKeeper keeper = new RunKeeper(options, store());
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
    RunEncoder own = description.encoder();
    if (!own.model().isEmpty()) {
      requireSame(run, own.model());
    }
    return new Interruptible(new JournaledRun(run, keeper, () -> release(own))).run();
  }

  private Optional<String> release(RunEncoder encoder) {
    if (!encoders.release() || encoder.servable().isEmpty()) {
      return Optional.empty();
    }
    ReleaseMaker maker = new ReleaseMaker(options, Optional.empty());
    String id = maker.idOfNow();
    maker.make(id, options.release());
    released = Optional.of(id);
    return released;
  }

  @Override
  Map<String, Object> outcome(RunFolder folder) {
    Map<String, Object> told = super.outcome(folder);
    told.put("stage1Steps", folder.steps(StageName.STAGE1));
    told.put("stage2Steps", folder.steps(StageName.STAGE2));
    told.put("release", released.orElse(null));
    told.put("releaseFolder", released.map(id -> options.release().toString()).orElse(null));
    return told;
  }

  private void requireSame(TrainingRun run, String model) {
    try (ServableEncoder encoder = Encoders.servable(model, options.cache())) {
      run.requireSame(encoder);
    }
  }
}
