// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Named float32 tensors with some text beside them, in the safetensors format: the length of the
 * header in eight bytes, the header in JSON, the values; all little-endian. Tensors are written as
 * vectors; their shapes are the networks' business.
 */
public final class TensorFile {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String METADATA = "__metadata__";

  /** Of the values, in hexadecimal; files of other programs have none. */
  static final String CHECKSUM = "crc32c";

  private final Map<String, String> metadata;
  private final Map<String, float[]> tensors;

  public TensorFile(Map<String, String> metadata, Map<String, float[]> tensors) {
    this.metadata = Map.copyOf(metadata);
    this.tensors = tensors;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  public Set<String> names() {
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
    Path unfinished = unfinished(file);
    replacing(unfinished, file, () -> replace(unfinished, file));
  }

  /** The same, but a file that is there already is kept as the previous one. */
  public void write(Path file, Path previous) {
    Path unfinished = unfinished(file);
    replacing(
        unfinished,
        file,
        () -> {
          if (Files.exists(file)) {
            replace(file, previous);
          }
          replace(unfinished, file);
        });
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".tmp");
  }

  private void replacing(Path unfinished, Path file, Moves moves) {
    try {
      Files.createDirectories(file.getParent());
      try {
        write(unfinished, header());
        moves.run();
      } finally {
        // Of a full disk, what was written of it takes the last room.
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private interface Moves {
    void run() throws IOException;
  }

  private byte[] header() throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    Map<String, String> text = new LinkedHashMap<>(metadata);
    text.put(CHECKSUM, checksum());
    header.put(METADATA, text);
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

  private String checksum() {
    CRC32C sum = new CRC32C();
    tensors.values().forEach(values -> sum.update(bytes(values)));
    return Long.toHexString(sum.getValue());
  }

  private static ByteBuffer bytes(float[] values) {
    ByteBuffer bytes = littleEndian(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes;
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
        write(channel, bytes(values));
      }
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * @throws TrainingException when it cannot be read, or is not what was written
   */
  public static TensorFile read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return TensorFileReader.read(channel);
    } catch (IOException e) {
      throw new TrainingException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
