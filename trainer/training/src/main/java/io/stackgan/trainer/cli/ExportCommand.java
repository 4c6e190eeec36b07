// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a release of a run's last checkpoints, also while it trains. */
@Command(
    name = "export",
    description = "Makes a release of a run's last checkpoints, also while it trains.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Mixin RunOptions options;

  @Option(names = "--out", description = "The release's folder (default: release in the run's)")
  Path out;

  @Option(names = "--release", description = "The release's id (default: the run and the time)")
  String release;

  @Option(
      names = "--encoder-model",
      description = "The encoder's folder, for a run on embeddings that were computed elsewhere")
  String model;

  @Override
  public Integer call() {
    ReleaseMaker maker = new ReleaseMaker(options, Optional.ofNullable(model));
    maker.make(release == null ? maker.idOfNow() : release, out == null ? options.release() : out);
    return 0;
  }
}
