// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@link LagRecording} wrote: a burst that one pod a stage works off.
 *
 * @param pictures asked for at the start. The rows do not say it: a stage acknowledges a batch as a
 *     whole, so what it has handed on counts before it and behind it for a while
 * @param rows seconds, and the lag of each stage
 */
record RecordedLag(int pictures, List<double[]> rows) {

  static RecordedLag read(int pictures, Path file) throws IOException {
    return new RecordedLag(
        pictures,
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toList());
  }

  double[] column(int index) {
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }

  int seconds() {
    return (int) Math.ceil(rows.get(rows.size() - 1)[0]);
  }

  /** Pictures a second of each stage's pod: until none waited in the stage or before it. */
  List<Double> rates() {
    return IntStream.range(0, Simulation.STAGES.size())
        .mapToObj(stage -> pictures / emptyAfter(stage))
        .toList();
  }

  private double emptyAfter(int stage) {
    return rows.stream()
        .filter(row -> Arrays.stream(row, 1, stage + 2).sum() > 0)
        .mapToDouble(row -> row[0])
        .max()
        .orElseThrow(() -> new IllegalArgumentException("the recording holds no lag"));
  }
}
