// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads a safetensors file, and trusts nothing that it says of itself: the length of the header in
 * eight bytes, the header in JSON, the values; all little-endian.
 */
public final class Safetensors {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String METADATA = "__metadata__";
  private static final int LENGTH = 8;

  private final FileChannel channel;
  private final long data;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, JsonNode> tensors = new LinkedHashMap<>();

  /**
   * @throws IOException that says what is wrong
   */
  public Safetensors(FileChannel channel) throws IOException {
    this.channel = channel;
    byte[] header = new byte[headerLength()];
    map(LENGTH, header.length).get(header);
    this.data = LENGTH + header.length;
    JsonNode entries = JSON.readTree(header);
    if (!entries.isObject()) {
      throw new IOException("it is no safetensors file: its header is no JSON object");
    }
    entries.properties().forEach(entry -> tensors.put(entry.getKey(), entry.getValue()));
    JsonNode text = tensors.remove(METADATA);
    if (text != null) {
      text.properties().forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
    }
  }

  private int headerLength() throws IOException {
    long length = map(0, LENGTH).getLong();
    if (length < 2 || length > Math.min(channel.size() - LENGTH, Integer.MAX_VALUE)) {
      throw new IOException(
          "it is no safetensors file: its header would have %d bytes".formatted(length));
    }
    return (int) length;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  /** In the header's order. */
  public Set<String> names() {
    return tensors.keySet();
  }

  public int[] shape(String name) {
    JsonNode shape = tensors.get(name).path("shape");
    int[] sizes = new int[shape.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = shape.path(i).asInt();
    }
    return sizes;
  }

  /**
   * The values' bytes, mapped.
   *
   * @throws IOException when they are no float32, or not all there
   */
  public ByteBuffer float32(String name) throws IOException {
    JsonNode tensor = tensors.get(name);
    if (!tensor.path("dtype").asText().equals("F32")) {
      throw new IOException(
          "'%s' holds %s; save them as float32".formatted(name, tensor.path("dtype").asText()));
    }
    long start = tensor.path("data_offsets").path(0).asLong(-1);
    long length = tensor.path("data_offsets").path(1).asLong(-1) - start;
    if (start < 0 || length < 0 || length > Integer.MAX_VALUE) {
      throw new IOException("its header is damaged");
    }
    return map(data + start, length);
  }

  private ByteBuffer map(long start, long length) throws IOException {
    if (start + length > channel.size()) {
      throw new IOException(
          "it is cut off: it has %d of at least %d bytes"
              .formatted(channel.size(), start + length));
    }
    return channel.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
