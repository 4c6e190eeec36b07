// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.modelstore.Int8Model;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.trainer.dataset.DatasetReader;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.quantisation.Int8Profile;
import io.stackgan.trainer.training.TrainedRun;
import io.stackgan.trainer.training.engine.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds models in int8 to a release that was exported from a run. */
@Command(
    name = "quantise",
    description = "Adds models in int8 to a release that was exported from a run.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./stackgan quantise --run first --data birds",
      "  ./stackgan quantise --run first --data birds --release releases/first"
    })
final class QuantiseCommand implements Callable<Integer> {

  @Mixin RunOptions options;

  @Mixin OutcomeFile outcome;

  @Option(names = "--release", description = "The release's folder (default: release in the run's)")
  Path release;

  @Option(names = "--data", required = true, description = "The data set that the run learned from")
  Path data;

  @Option(
      names = "--captions",
      description = "How many are drawn both ways (default: ${DEFAULT-VALUE})")
  int captions = 1000;

  @Override
  public Integer call() throws IOException {
    outcome.check();
    TrainedRun run = TrainedRun.open(options.folder());
    ImageTextDataset dataset = DatasetReader.read(data);
    if (!dataset.fingerprint().equals(run.description().fingerprint())) {
      throw new SettingsException(
          "%s is not the data set that %s learned from, %s"
              .formatted(data, options.run, run.description().dataset()));
    }
    Path folder = release == null ? options.release() : release;
    ReleaseManifest release =
        new Int8Profile(folder, options.cache(), run, Console::log).add(dataset, captions);
    new ReleaseMaker(options, Optional.empty()).sign(folder);
    outcome.write(
        Map.of(
            "release", release.release(),
            "folder", folder.toString(),
            "stage1", worth(release, ReleaseManifest.STAGE1),
            "stage2", worth(release, ReleaseManifest.STAGE2)));
    return 0;
  }

  private static Map<String, Object> worth(ReleaseManifest release, String stage) {
    Int8Model int8 = release.component(stage).int8();
    return Map.of("psnr", int8.psnr(), "speed", int8.speed(), "preferred", int8.preferred());
  }
}
