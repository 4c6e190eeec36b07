// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.contracts.ImageSize;
import io.stackgan.trainer.dataset.SplitConvention;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the options of a command line may be. */
record Options(CommandLine commandLine) {

  void require(boolean met, String otherwise) {
    if (!met) {
      throw new ParameterException(commandLine, otherwise);
    }
  }

  void requirePositive(String option, int value) {
    require(value > 0, option + " must be 1 or more, not " + value + ".");
  }

  ImageSize imageSize(String text) {
    Optional<ImageSize> size =
        Arrays.stream(ImageSize.values()).filter(known -> known.text().equals(text)).findAny();
    require(size.isPresent(), "--size is 64x64 or 256x256, not " + text + ".");
    return size.get();
  }

  /**
   * @param text may be null
   */
  Optional<SplitConvention> splitConvention(String text) {
    Optional<SplitConvention> convention =
        Arrays.stream(SplitConvention.values())
            .filter(known -> known.option().equals(text))
            .findAny();
    require(
        text == null || convention.isPresent(),
        "--split-convention is one-is-train or zero-is-train, not " + text + ".");
    return convention;
  }
}
