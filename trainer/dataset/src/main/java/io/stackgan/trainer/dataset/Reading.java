// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Path;
import java.util.List;

/** What a layout's reader has gathered, made into a data set. */
final class Reading {

  private final Path folder;
  private final Layout layout;
  private final Faults faults;

  Reading(Path folder, Layout layout, Faults faults) {
    this.folder = folder;
    this.layout = layout;
    this.faults = faults;
  }

  /**
   * @param split {@link SplitOrigin#MADE} to have one made, whatever the samples say
   */
  ImageTextDataset dataset(List<Sample> read, List<String> classNames, SplitOrigin split) {
    if (read.isEmpty()) {
      throw new UnusableDatasetException(
          "No usable image in " + folder + firstFault() + ". Mend the files and try again.");
    }
    List<Sample> samples = split == SplitOrigin.MADE ? MadeSplit.of(read, classNames) : read;
    return new ImageTextDataset(
        folder.toAbsolutePath().normalize().getFileName().toString(),
        Fingerprint.of(folder, samples, classNames),
        samples,
        classNames,
        report(samples, classNames, split));
  }

  private String firstFault() {
    return faults.list().isEmpty() ? "" : ": " + faults.list().get(0);
  }

  private ReadReport report(List<Sample> samples, List<String> classNames, SplitOrigin split) {
    int train = (int) samples.stream().filter(s -> s.split() == Split.TRAIN).count();
    return new ReadReport(
        layout,
        split,
        train,
        samples.size() - train,
        classNames.size(),
        samples.stream().mapToInt(s -> s.captions().size()).sum(),
        faults.list());
  }
}
