// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import static java.util.stream.Collectors.joining;

import io.stackgan.trainer.dataset.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Square RGB pictures of one size, back to back in a memory-mapped file: nothing is decoded. */
public final class ImageFile {

  private static final long CHUNK_BYTES = 1L << 30;

  private final int side;
  private final int imagesPerChunk;
  private final List<MappedByteBuffer> chunks = new ArrayList<>();

  private ImageFile(Path file, int images, int side) throws IOException {
    this.side = side;
    this.imagesPerChunk = Math.toIntExact(CHUNK_BYTES / bytes(side));
    long chunk = (long) imagesPerChunk * bytes(side);
    try (FileChannel channel = FileChannel.open(file)) {
      requireSize(file, channel.size(), (long) images * bytes(side));
      for (long start = 0; start < channel.size(); start += chunk) {
        long length = Math.min(chunk, channel.size() - start);
        // Read once in order: batches draw at random, and a disk would serve them slowly at first.
        chunks.add(channel.map(MapMode.READ_ONLY, start, length).load());
      }
    }
  }

  static void requireSize(Path file, long size, long expected) {
    if (size != expected) {
      throw new PreparationException(
          "%s has %d bytes instead of %d: delete it to have it made again"
              .formatted(file, size, expected));
    }
  }

  /** Packs the samples' pictures, unless the file is there already. */
  public static ImageFile of(
      Path file, List<Sample> samples, int side, int threads, Consumer<String> log) {
    pack(new TreeMap<>(Map.of(side, file)), samples, threads, log);
    try {
      return new ImageFile(file, samples.size(), side);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the pictures in " + file, e);
    }
  }

  /**
   * Makes the files that are missing.
   *
   * @param files by the side of their squares
   */
  static void pack(
      SortedMap<Integer, Path> files, List<Sample> samples, int threads, Consumer<String> log) {
    SortedMap<Integer, Path> missing = new TreeMap<>(files);
    missing.values().removeIf(Files::exists);
    if (missing.isEmpty()) {
      return;
    }
    log.accept("Packing %d pictures at %s pixels, once".formatted(samples.size(), sides(missing)));
    try (PicturePacking packing = new PicturePacking(samples, missing)) {
      packing.run(threads, log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot pack the pictures into " + missing.values(), e);
    }
  }

  private static String sides(SortedMap<Integer, Path> files) {
    return files.keySet().stream().map(side -> side + "×" + side).collect(joining(" and "));
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

  static int bytes(int side) {
    return 3 * side * side;
  }

  /** A square within a picture, maybe mirrored. */
  public record Crop(int x, int y, int size, boolean flipped) {}
}
