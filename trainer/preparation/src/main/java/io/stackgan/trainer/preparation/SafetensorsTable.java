// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.ImageTextDataset;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Embeddings as safetensors: either one matrix (captions, features), whose rows are in the order of
 * the data set's captions, or a vector for each caption under the caption's own text.
 */
record SafetensorsTable(Path file) implements EmbeddingTable {

  @Override
  public Map<String, float[]> byCaption(ImageTextDataset dataset) {
    try (FileChannel channel = FileChannel.open(file)) {
      return read(new Safetensors(channel), dataset);
    } catch (IOException e) {
      throw new PreparationException(
          "%s cannot be read as safetensors: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Map<String, float[]> read(Safetensors tensors, ImageTextDataset dataset)
      throws IOException {
    if (tensors.names().isEmpty()) {
      throw new IOException("it holds no tensor");
    }
    String first = tensors.names().iterator().next();
    if (tensors.names().size() == 1 && tensors.shape(first).length == 2) {
      return EmbeddingTable.aligned(rows(tensors, first), dataset, file);
    }
    Map<String, float[]> byCaption = new HashMap<>();
    for (String caption : tensors.names()) {
      if (tensors.shape(caption).length != 1) {
        throw new IOException("'" + caption + "' is no vector");
      }
      FloatBuffer values = tensors.float32(caption).asFloatBuffer();
      byCaption.put(caption, next(values, values.remaining()));
    }
    return byCaption;
  }

  private static float[][] rows(Safetensors tensors, String name) throws IOException {
    int features = tensors.shape(name)[1];
    FloatBuffer values = tensors.float32(name).asFloatBuffer();
    if (features <= 0 || values.remaining() % features != 0) {
      throw new IOException("its matrix has the shape " + Arrays.toString(tensors.shape(name)));
    }
    float[][] rows = new float[values.remaining() / features][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = next(values, features);
    }
    return rows;
  }

  private static float[] next(FloatBuffer values, int count) {
    float[] taken = new float[count];
    values.get(taken);
    return taken;
  }
}
