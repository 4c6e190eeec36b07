// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.trainer.dataset.ImageTextDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Embeddings as safetensors: either one matrix (captions, features), whose rows are in the order of
 * the data set's captions, or a vector for each caption under the caption's own text.
 */
record SafetensorsTable(Path file) implements EmbeddingTable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String METADATA = "__metadata__";
  private static final int LENGTH = 8;

  @Override
  public Map<String, float[]> byCaption(ImageTextDataset dataset) {
    try (FileChannel channel = FileChannel.open(file)) {
      long header = map(channel, 0, LENGTH).getLong();
      byte[] json = new byte[size(channel, header)];
      map(channel, LENGTH, json.length).get(json);
      Map<String, JsonNode> tensors = new HashMap<>();
      JSON.readTree(json)
          .properties()
          .forEach(entry -> tensors.put(entry.getKey(), entry.getValue()));
      tensors.remove(METADATA);
      return read(channel, LENGTH + header, tensors, dataset);
    } catch (IOException e) {
      throw new PreparationException(
          "%s cannot be read as safetensors: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static int size(FileChannel channel, long header) throws IOException {
    if (header < 2 || header > Math.min(channel.size() - LENGTH, Integer.MAX_VALUE)) {
      throw new IOException("its header has " + header + " bytes");
    }
    return (int) header;
  }

  private Map<String, float[]> read(
      FileChannel channel, long data, Map<String, JsonNode> tensors, ImageTextDataset dataset)
      throws IOException {
    if (tensors.isEmpty()) {
      throw new IOException("it holds no tensor");
    }
    JsonNode first = tensors.values().iterator().next();
    if (tensors.size() == 1 && first.path("shape").size() == 2) {
      return EmbeddingTable.aligned(rows(channel, data, first), dataset, file);
    }
    Map<String, float[]> byCaption = new HashMap<>();
    for (Map.Entry<String, JsonNode> tensor : tensors.entrySet()) {
      if (tensor.getValue().path("shape").size() != 1) {
        throw new IOException("'" + tensor.getKey() + "' is no vector");
      }
      byCaption.put(tensor.getKey(), values(channel, data, tensor.getValue()));
    }
    return byCaption;
  }

  private static float[][] rows(FileChannel channel, long data, JsonNode tensor)
      throws IOException {
    int features = tensor.path("shape").path(1).asInt();
    float[] values = values(channel, data, tensor);
    if (features <= 0 || values.length % features != 0) {
      throw new IOException("its matrix has the shape " + tensor.path("shape"));
    }
    float[][] rows = new float[values.length / features][features];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(values, row * features, rows[row], 0, features);
    }
    return rows;
  }

  private static float[] values(FileChannel channel, long data, JsonNode tensor)
      throws IOException {
    if (!tensor.path("dtype").asText().equals("F32")) {
      throw new IOException("it holds " + tensor.path("dtype") + "; save them as float32");
    }
    long start = tensor.path("data_offsets").path(0).asLong(-1);
    long end = tensor.path("data_offsets").path(1).asLong(-1);
    if (start < 0 || end < start || data + end > channel.size()) {
      throw new IOException("it is cut off, or its header is damaged");
    }
    float[] values = new float[Math.toIntExact((end - start) / Float.BYTES)];
    map(channel, data + start, end - start).asFloatBuffer().get(values);
    return values;
  }

  private static ByteBuffer map(FileChannel channel, long start, long length) throws IOException {
    if (start + length > channel.size()) {
      throw new IOException("it is cut off");
    }
    return channel.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
