// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What training takes of a data set: its training pictures, cropped and packed, and its captions'
 * embeddings. Each is computed once and kept in a folder named by the data set's content.
 */
public final class Preparation {

  /** Of what is cropped from packed pictures: the 64 of Stage-I and the 256 of Stage-II. */
  private static final List<Integer> SIZES = List.of(64, 256);

  /** The random crops come out of pictures this much larger. */
  private static final double MARGIN = 304.0 / 256;

  private final ImageTextDataset dataset;
  private final Path folder;
  private final int threads;
  private final Consumer<String> log;

  /**
   * @param caches the folder of all data sets' folders
   */
  public Preparation(ImageTextDataset dataset, Path caches, int threads, Consumer<String> log) {
    this.dataset = dataset;
    this.folder = caches.resolve(dataset.name() + "-" + dataset.fingerprint().substring(0, 16));
    this.threads = threads;
    this.log = log;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + folder, e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Packs the training pictures for both stages, as far as they are not. */
  public void packPictures() {
    SortedMap<Integer, Path> files = new TreeMap<>();
    SIZES.forEach(size -> files.put(side(size), file(Split.TRAIN, size)));
    ImageFile.pack(files, dataset.samples(Split.TRAIN), threads, log);
  }

  /**
   * @param size of the squares that are cropped from the pictures, 64 or 256
   */
  public ImageFile pictures(Split split, int size) {
    return ImageFile.of(file(split, size), dataset.samples(split), side(size), threads, log);
  }

  /** Embeddings of all captions, also of the test images'. */
  public CaptionEmbeddings captions(TextEncoder encoder) {
    Path file = folder.resolve(encoder.name() + ".f32");
    return CaptionEmbeddings.of(dataset.samples(), encoder, file, threads, log);
  }

  private Path file(Split split, int size) {
    return folder.resolve("%s-%d.rgb".formatted(split.name().toLowerCase(Locale.ROOT), side(size)));
  }

  private static int side(int size) {
    return (int) Math.round(size * MARGIN);
  }
}
