// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.RgbReader;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.SampleImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Square RGB pictures of one size, back to back in a memory-mapped file: nothing is decoded. */
public final class ImageFile {

  private static final long CHUNK_BYTES = 1L << 30;

  private final int side;
  private final int imagesPerChunk;
  private final List<MappedByteBuffer> chunks = new ArrayList<>();

  private ImageFile(Path file, int side) throws IOException {
    this.side = side;
    this.imagesPerChunk = Math.toIntExact(CHUNK_BYTES / bytes(side));
    long chunk = (long) imagesPerChunk * bytes(side);
    try (FileChannel channel = FileChannel.open(file)) {
      for (long start = 0; start < channel.size(); start += chunk) {
        long length = Math.min(chunk, channel.size() - start);
        // Read once in order: batches draw at random, and a disk would serve them slowly at first.
        chunks.add(channel.map(MapMode.READ_ONLY, start, length).load());
      }
    }
  }

  /** Packs the samples' pictures in parallel, unless the file is there already. */
  public static ImageFile of(Path file, List<Sample> samples, int side, Consumer<String> log) {
    try {
      if (!Files.exists(file)) {
        log.accept("Packing %d pictures at %d×%d, once".formatted(samples.size(), side, side));
        pack(file, samples, side);
      }
      return new ImageFile(file, side);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot pack the pictures into " + file, e);
    }
  }

  private static void pack(Path file, List<Sample> samples, int side) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      IntStream.range(0, samples.size())
          .parallel()
          .forEach(index -> write(channel, index, samples.get(index), side));
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(FileChannel channel, int index, Sample sample, int side) {
    byte[] rgb = SampleImage.resize(RgbReader.read(sample.image()), sample, side).rgb();
    ByteBuffer buffer = ByteBuffer.wrap(rgb);
    long start = (long) index * bytes(side);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer, start + buffer.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int side() {
    return side;
  }

  /**
   * Copies a square out of a picture.
   *
   * @param to (size, size, 3) from {@code offset} on
   */
  public void crop(int image, Crop crop, byte[] to, int offset) {
    MappedByteBuffer chunk = chunks.get(image / imagesPerChunk);
    int start = image % imagesPerChunk * bytes(side);
    int row = 3 * crop.size();
    for (int y = 0; y < crop.size(); y++) {
      int from = start + 3 * ((crop.y() + y) * side + crop.x());
      chunk.get(from, to, offset + y * row, row);
    }
    if (crop.flipped()) {
      flip(to, offset, crop.size());
    }
  }

  private static void flip(byte[] rgb, int offset, int size) {
    for (int y = 0; y < size; y++) {
      for (int left = 0, right = size - 1; left < right; left++, right--) {
        for (int channel = 0; channel < 3; channel++) {
          int a = offset + 3 * (y * size + left) + channel;
          int b = offset + 3 * (y * size + right) + channel;
          byte swapped = rgb[a];
          rgb[a] = rgb[b];
          rgb[b] = swapped;
        }
      }
    }
  }

  private static int bytes(int side) {
    return 3 * side * side;
  }

  /** A square within a picture, maybe mirrored. */
  public record Crop(int x, int y, int size, boolean flipped) {}
}
