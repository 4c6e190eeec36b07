// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The embeddings of all distinct captions of a data set, kept in a file of float32 rows. */
public final class CaptionEmbeddings {

  private final Map<String, Integer> rows;
  private final float[][] embeddings;

  private CaptionEmbeddings(Map<String, Integer> rows, float[][] embeddings) {
    this.rows = rows;
    this.embeddings = embeddings;
  }

  /** Encodes the captions, unless the file is there already. */
  public static CaptionEmbeddings of(
      List<Sample> samples, TextEncoder encoder, Path file, int threads, Consumer<String> log) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (Sample sample : samples) {
      sample.captions().forEach(caption -> rows.putIfAbsent(caption, rows.size()));
    }
    try {
      if (!Files.exists(file)) {
        log.accept("Encoding %d distinct captions, once".formatted(rows.size()));
        CaptionEncoding.run(List.copyOf(rows.keySet()), encoder, file, threads, log);
      }
      return new CaptionEmbeddings(rows, read(file, rows.size(), encoder.dimension()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the captions' embeddings in " + file, e);
    }
  }

  private static float[][] read(Path file, int rows, int features) throws IOException {
    ImageFile.requireSize(file, Files.size(file), (long) rows * features * Float.BYTES);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[][] embeddings = new float[rows][features];
    for (float[] row : embeddings) {
      bytes.asFloatBuffer().get(row);
      bytes.position(bytes.position() + Float.BYTES * row.length);
    }
    return embeddings;
  }

  public int features() {
    return embeddings[0].length;
  }

  /** In the order in which the captions are first met. */
  public float[][] all() {
    return embeddings;
  }

  public float[] of(String caption) {
    return embeddings[rows.get(caption)];
  }
}
