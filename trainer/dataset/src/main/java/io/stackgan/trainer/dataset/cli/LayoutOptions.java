// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.DatasetReader;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Layout;
import io.stackgan.trainer.dataset.SplitConvention;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a data set is to be read where its folder does not show it. */
public final class LayoutOptions {

  @Option(
      names = "--layout",
      description = "One of ${COMPLETION-CANDIDATES}; found out where it is not given.",
      completionCandidates = Words.Layouts.class,
      converter = Words.ToLayout.class)
  private Optional<Layout> layout = Optional.empty();

  @Option(
      names = "--split-convention",
      description =
          "One of ${COMPLETION-CANDIDATES}: what the flags of train_test_split.txt say. Where it is"
              + " not given: one-is-train for cub, zero-is-train for custom.",
      completionCandidates = Words.Conventions.class,
      converter = Words.ToConvention.class)
  private Optional<SplitConvention> convention = Optional.empty();

  public ImageTextDataset read(Path folder) {
    return DatasetReader.read(folder, layout, convention);
  }
}
