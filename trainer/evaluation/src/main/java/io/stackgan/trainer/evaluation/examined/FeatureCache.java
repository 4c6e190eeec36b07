// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps the features of real pictures: they are the same for every release. */
public final class FeatureCache {

  private final Path folder;

  public FeatureCache(Path folder) {
    this.folder = folder;
  }

  /**
   * @param name tells data set, split, size and network apart
   * @param size features of one picture
   */
  List<float[]> features(String name, int size, Supplier<List<float[]>> features) {
    Path file = folder.resolve(name + ".features");
    try {
      if (!Files.exists(file)) {
        write(file, size, features.get());
      }
      return read(file, size);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep features in " + file, e);
    }
  }

  private static List<float[]> read(Path file, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    List<float[]> features = new ArrayList<>();
    while (bytes.hasRemaining()) {
      float[] row = new float[size];
      for (int i = 0; i < size; i++) {
        row[i] = bytes.getFloat();
      }
      features.add(row);
    }
    return features;
  }

  private static void write(Path file, int size, List<float[]> features) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(features.size() * size * Float.BYTES);
    for (float[] row : features) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), "features-", ".part");
    Files.write(part, bytes.array());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
