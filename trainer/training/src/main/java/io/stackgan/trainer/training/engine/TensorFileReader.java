// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import io.stackgan.trainer.preparation.Safetensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads a tensor file, and holds its values to the checksum that was written. */
final class TensorFileReader {

  private TensorFileReader() {}

  /**
   * @throws IOException that says what is wrong
   */
  static TensorFile read(FileChannel channel) throws IOException {
    Safetensors file = new Safetensors(channel);
    Map<String, float[]> tensors = new LinkedHashMap<>();
    CRC32C sum = new CRC32C();
    for (String name : file.names()) {
      ByteBuffer bytes = file.float32(name);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      sum.update(bytes);
      tensors.put(name, values);
    }
    requireSame(file.metadata().get(TensorFile.CHECKSUM), sum);
    return new TensorFile(file.metadata(), tensors);
  }

  private static void requireSame(String written, CRC32C sum) throws IOException {
    if (written != null && !written.equals(Long.toHexString(sum.getValue()))) {
      throw new IOException("its values are not those that were written");
    }
  }
}
