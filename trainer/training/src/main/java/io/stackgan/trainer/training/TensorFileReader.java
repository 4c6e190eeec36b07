// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads a tensor file, and trusts nothing that it says of itself. */
final class TensorFileReader {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LENGTH_BYTES = 8;
  private static final String NO_TENSORS = "it is no safetensors file";

  private final FileChannel channel;
  private final long size;

  TensorFileReader(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * @throws IOException that says what is wrong
   */
  TensorFile read() throws IOException {
    JsonNode header = header();
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, float[]> tensors = new LinkedHashMap<>();
    CRC32C sum = new CRC32C();
    long data = LENGTH_BYTES + headerLength();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(TensorFile.METADATA)) {
        entry.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        tensors.put(entry.getKey(), tensor(data, entry.getValue().path("data_offsets"), sum));
      }
    }
    requireSame(metadata.get(TensorFile.CHECKSUM), sum);
    return new TensorFile(metadata, tensors);
  }

  private long headerLength() throws IOException {
    long length = map(0, LENGTH_BYTES).getLong();
    if (length < 0 || length > Math.min(size, Integer.MAX_VALUE) - LENGTH_BYTES) {
      throw new IOException(NO_TENSORS);
    }
    return length;
  }

  private JsonNode header() throws IOException {
    byte[] json = new byte[Math.toIntExact(headerLength())];
    map(LENGTH_BYTES, json.length).get(json);
    JsonNode header = MAPPER.readTree(json);
    if (!header.isObject()) {
      throw new IOException(NO_TENSORS);
    }
    return header;
  }

  private float[] tensor(long data, JsonNode offsets, CRC32C sum) throws IOException {
    long start = offsets.path(0).asLong();
    long length = offsets.path(1).asLong() - start;
    if (start < 0 || length < 0 || length > Integer.MAX_VALUE) {
      throw new IOException("its header is damaged");
    }
    ByteBuffer bytes = map(data + start, length);
    float[] values = new float[Math.toIntExact(length / Float.BYTES)];
    bytes.asFloatBuffer().get(values);
    sum.update(bytes);
    return values;
  }

  private static void requireSame(String written, CRC32C sum) throws IOException {
    if (written != null && !written.equals(Long.toHexString(sum.getValue()))) {
      throw new IOException("its values are not those that were written");
    }
  }

  private ByteBuffer map(long start, long length) throws IOException {
    if (start + length > size) {
      throw new IOException(
          "it is cut off: it has %d of at least %d bytes".formatted(size, start + length));
    }
    return channel.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
