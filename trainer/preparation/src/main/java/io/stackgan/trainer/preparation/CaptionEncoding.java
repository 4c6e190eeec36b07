// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.InParallel;
import io.stackgan.trainer.dataset.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Encodes captions into a file, as many blocks at a time as there are threads. */
final class CaptionEncoding {

  private static final int BLOCK = 256;

  private CaptionEncoding() {}

  static void run(
      List<String> captions, TextEncoder encoder, Path file, int threads, Consumer<String> log)
      throws IOException {
    int rowBytes = Float.BYTES * encoder.dimension();
    try (UnfinishedRows rows = new UnfinishedRows(file, captions.size(), rowBytes, BLOCK)) {
      rows.requireSpace();
      List<Integer> blocks = rows.missing().boxed().toList();
      int before = Math.max(0, captions.size() - blocks.size() * BLOCK);
      Progress progress = new Progress(log, "Encoded", before, captions.size());
      InParallel.map(
          blocks,
          threads,
          block -> encode(block, captions, encoder, rows),
          done -> progress.done(Math.min(done * BLOCK, captions.size() - before)));
      rows.complete();
    }
  }

  /** Returns the block. */
  private static int encode(
      int block, List<String> captions, TextEncoder encoder, UnfinishedRows rows) {
    int first = rows.firstRow(block);
    float[][] embeddings = encoder.encode(captions.subList(first, rows.endRow(block)));
    for (int i = 0; i < embeddings.length; i++) {
      rows.write(first + i, bytes(embeddings[i]));
    }
    rows.finish(block);
    return block;
  }

  private static ByteBuffer bytes(float[] row) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(row);
    return bytes;
  }
}
