// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.SettingsException;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Command;

/** Trains a text encoder alone. */
@Command(
    name = "train-encoder",
    description = {
      "Trains a char-CNN-RNN on a data set's pictures and captions. It is in the run's folder"
          + " encoder/ then, for train --encoder of any run."
    },
    footer = {
      "",
      "Example:",
      "  ./stackgan train-encoder --data birds --run words --set encoder.minutes=6"
    },
    mixinStandardHelpOptions = true)
final class TrainEncoderCommand extends RunCommand {

  @Override
  boolean run(RunFolder folder, SortedMap<String, String> keys) {
    earlierEncoder(folder)
        .filter(encoder -> !encoder.source().equals(RunEncoder.TRAINED_HERE))
        .ifPresent(encoder -> refuse(folder, encoder));
    ImageTextDataset dataset = read(folder);
    boolean finished = trainEncoder(folder, dataset, keys);
    if (finished) {
      Console.log("Train with it: ./stackgan train --encoder " + folder.encoder());
    }
    return finished;
  }

  @Override
  Map<String, Object> outcome(RunFolder folder) {
    Map<String, Object> told = super.outcome(folder);
    told.put("encoder", folder.encoder().toString());
    return told;
  }

  /** Its stages learned from the encoder as it is. */
  private static void refuse(RunFolder folder, RunEncoder encoder) {
    throw new SettingsException(
        "The run in %s has its encoder already, %s: choose another name"
            .formatted(folder.path(), encoder.name()));
  }
}
