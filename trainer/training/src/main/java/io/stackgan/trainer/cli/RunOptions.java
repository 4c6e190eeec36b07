// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.training.MiniLmEncoder;
import io.stackgan.trainer.training.RunFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which run, and where runs lie. */
final class RunOptions {

  @Option(names = "--run", required = true, description = "The run's name")
  String run;

  @Option(
      names = "--runs",
      defaultValue = "runs",
      description = "The folder of all runs (default: ${DEFAULT-VALUE})")
  Path runs;

  RunFolder folder() {
    return new RunFolder(runs.resolve(run));
  }

  /** Where a run's release is written unless the user says otherwise. */
  Path release() {
    return folder().path().resolve("release");
  }

  /** What runs share: packed pictures, embeddings, the encoder. */
  Path cache() {
    return runs.resolve("cache");
  }

  MiniLmEncoder encoder(int threads) {
    return new MiniLmEncoder(cache().resolve("encoder"), threads);
  }
}
