// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Named float32 tensors with some text beside them, in the safetensors format: the length of the
 * header in eight bytes, the header in JSON, the values; all little-endian. Tensors are written as
 * vectors; their shapes are the networks' business.
 */
public final class TensorFile {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String METADATA = "__metadata__";

  private final Map<String, String> metadata;
  private final Map<String, float[]> tensors;

  public TensorFile(Map<String, String> metadata, Map<String, float[]> tensors) {
    this.metadata = Map.copyOf(metadata);
    this.tensors = tensors;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  Set<String> names() {
    return tensors.keySet();
  }

  /**
   * @throws TrainingException when there is none of that name
   */
  public float[] tensor(String name) {
    float[] values = tensors.get(name);
    if (values == null) {
      throw new TrainingException("The checkpoint has no tensor " + name);
    }
    return values;
  }

  /** Writes beside the file first and then takes its place, so that there is always a whole one. */
  public void write(Path file) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      write(unfinished, header());
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private byte[] header() throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(METADATA, metadata);
    long offset = 0;
    for (Map.Entry<String, float[]> tensor : tensors.entrySet()) {
      long end = offset + 4L * tensor.getValue().length;
      header.put(
          tensor.getKey(),
          Map.of(
              "dtype", "F32",
              "shape", List.of(tensor.getValue().length),
              "data_offsets", List.of(offset, end)));
      offset = end;
    }
    return MAPPER.writeValueAsBytes(header);
  }

  private void write(Path file, byte[] header) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, littleEndian(8).putLong(0, header.length));
      write(channel, ByteBuffer.wrap(header));
      for (float[] values : tensors.values()) {
        ByteBuffer bytes = littleEndian(4 * values.length);
        bytes.asFloatBuffer().put(values);
        write(channel, bytes);
      }
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  public static TensorFile read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      int length = Math.toIntExact(map(channel, 0, 8).getLong());
      byte[] json = new byte[length];
      map(channel, 8, length).get(json);
      Map<String, Map<String, Object>> header = MAPPER.readValue(json, new TypeReference<>() {});
      Map<String, String> metadata = new LinkedHashMap<>();
      header.remove(METADATA).forEach((key, value) -> metadata.put(key, value.toString()));
      Map<String, float[]> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, Map<String, Object>> entry : header.entrySet()) {
        tensors.put(entry.getKey(), tensor(channel, 8L + length, entry.getValue()));
      }
      return new TensorFile(metadata, tensors);
    } catch (IOException | ArithmeticException e) {
      throw new TrainingException("Cannot read the checkpoint " + file, e);
    }
  }

  private static float[] tensor(FileChannel channel, long data, Map<String, Object> entry)
      throws IOException {
    List<?> offsets = (List<?>) entry.get("data_offsets");
    long start = ((Number) offsets.get(0)).longValue();
    long end = ((Number) offsets.get(1)).longValue();
    float[] values = new float[Math.toIntExact((end - start) / 4)];
    map(channel, data + start, end - start).asFloatBuffer().get(values);
    return values;
  }

  private static ByteBuffer map(FileChannel channel, long start, long length) throws IOException {
    return channel.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
