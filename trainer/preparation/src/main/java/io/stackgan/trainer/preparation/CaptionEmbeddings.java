// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The embeddings of all distinct captions of a data set, kept in a file of float32 rows. */
public final class CaptionEmbeddings {

  private static final int TEXTS_AT_ONCE = 256;
  private static final int TEXTS_A_LINE = 8192;

  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private final float[][] embeddings;

  private CaptionEmbeddings(
      List<Sample> samples, TextEncoder encoder, Path file, Consumer<String> log) {
    for (Sample sample : samples) {
      sample.captions().forEach(caption -> rows.putIfAbsent(caption, rows.size()));
    }
    try {
      if (!Files.exists(file)) {
        log.accept("Encoding %d distinct captions, once".formatted(rows.size()));
        write(encode(encoder, List.copyOf(rows.keySet()), log), file);
      }
      embeddings = read(file, rows.size());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the captions' embeddings in " + file, e);
    }
  }

  /** Encodes the captions, unless the file is there already. */
  public static CaptionEmbeddings of(
      List<Sample> samples, TextEncoder encoder, Path file, Consumer<String> log) {
    return new CaptionEmbeddings(samples, encoder, file, log);
  }

  private static float[][] encode(
      TextEncoder encoder, List<String> captions, Consumer<String> log) {
    float[][] all = new float[captions.size()][];
    for (int start = 0; start < all.length; start += TEXTS_AT_ONCE) {
      int end = Math.min(all.length, start + TEXTS_AT_ONCE);
      float[][] part = encoder.encode(captions.subList(start, end));
      System.arraycopy(part, 0, all, start, part.length);
      if (end % TEXTS_A_LINE == 0) {
        log.accept("Encoded %d of %d captions".formatted(end, all.length));
      }
    }
    return all;
  }

  private static void write(float[][] embeddings, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try (var out = Files.newOutputStream(unfinished)) {
      for (float[] row : embeddings) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * row.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(row);
        out.write(bytes.array());
      }
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static float[][] read(Path file, int rows) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[][] embeddings = new float[rows][bytes.remaining() / 4 / rows];
    for (float[] row : embeddings) {
      bytes.asFloatBuffer().get(row);
      bytes.position(bytes.position() + 4 * row.length);
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
