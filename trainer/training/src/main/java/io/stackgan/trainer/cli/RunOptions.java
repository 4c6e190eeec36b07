// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.engine.SettingsException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which run, and where runs lie. */
final class RunOptions {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  @Option(names = "--run", required = true, description = "The run's name")
  String run;

  @Option(
      names = "--runs",
      defaultValue = "runs",
      description = "The folder of all runs (default: ${DEFAULT-VALUE})")
  Path runs;

  @Option(
      names = "--signing-key",
      description =
          "The private key that signs the release (default: stackgan.releases.signing-key, if set)")
  Path signingKey;

  /**
   * @throws SettingsException when a release could not be named after the run
   */
  RunFolder folder() {
    if (!NAME.matcher(run).matches()) {
      throw new SettingsException(
          "'%s' cannot name a run: use up to 64 letters, digits, '.', '_' or '-'".formatted(run));
    }
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
}
