// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.InParallel;
import io.stackgan.trainer.dataset.Progress;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.dataset.RgbReader;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.SampleImage;
import io.stackgan.trainer.dataset.UnreadableImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Crops the samples' pictures and brings them to squares of several sides, each decoded once. */
final class PicturePacking implements AutoCloseable {

  private static final int BLOCK = 64;

  private final List<Sample> samples;
  private final List<Target> targets = new ArrayList<>();

  private record Target(int side, UnfinishedRows rows) {}

  /**
   * @param files by the side of their squares; none of them exists
   */
  PicturePacking(List<Sample> samples, SortedMap<Integer, Path> files) throws IOException {
    this.samples = samples;
    for (Map.Entry<Integer, Path> file : files.entrySet()) {
      int bytes = ImageFile.bytes(file.getKey());
      targets.add(
          new Target(
              file.getKey(), new UnfinishedRows(file.getValue(), samples.size(), bytes, BLOCK)));
    }
  }

  /**
   * @throws PreparationException naming an image that cannot be read
   */
  void run(int threads, Consumer<String> log) throws IOException {
    for (Target target : targets) {
      target.rows().requireSpace();
    }
    List<Integer> blocks =
        targets.stream()
            .flatMapToInt(target -> target.rows().missing())
            .distinct()
            .sorted()
            .boxed()
            .toList();
    int before = Math.max(0, samples.size() - blocks.size() * BLOCK);
    Progress progress = new Progress(log, "Packed", before, samples.size());
    InParallel.map(
        blocks,
        threads,
        this::pack,
        done -> progress.done(Math.min(done * BLOCK, samples.size() - before)));
    targets.forEach(target -> target.rows().complete());
  }

  /** Returns the block. */
  private int pack(int block) {
    UnfinishedRows first = targets.get(0).rows();
    for (int row = first.firstRow(block); row < first.endRow(block); row++) {
      Sample sample = samples.get(row);
      RgbImage image = read(sample);
      for (Target target : targets) {
        byte[] rgb = SampleImage.resize(image, sample, target.side()).rgb();
        target.rows().write(row, ByteBuffer.wrap(rgb));
      }
    }
    targets.forEach(target -> target.rows().finish(block));
    return block;
  }

  private static RgbImage read(Sample sample) {
    try {
      return RgbReader.read(sample.image());
    } catch (UnreadableImageException e) {
      throw new PreparationException(
          e.getMessage()
              + ". Mend it or take it out of the data set, and repeat; dataset check names every"
              + " fault at once",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Target target : targets) {
      target.rows().close();
    }
  }
}
