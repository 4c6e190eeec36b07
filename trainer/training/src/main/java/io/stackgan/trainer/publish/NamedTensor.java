// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.stackgan.modelstore.TensorSpec;
import io.stackgan.onnxserving.Tensor.Floats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model's input or output with a golden value.
 *
 * @param value with batch size 1
 */
record NamedTensor(String name, Floats value) {

  static NamedTensor of(String name, float[] values, long... shape) {
    return new NamedTensor(name, new Floats(shape, values));
  }

  TensorSpec spec() {
    List<Integer> shape = new ArrayList<>();
    shape.add(-1);
    for (int i = 1; i < value.shape().length; i++) {
      shape.add((int) value.shape()[i]);
    }
    return new TensorSpec(name, shape, "float32");
  }

  /**
   * @return the file's path within the release, little-endian float32
   */
  String write(Path release, String component) throws IOException {
    String path = component + "/golden/" + name + ".f32";
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * value.values().length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(value.values());
    Path file = release.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes.array());
    return path;
  }
}
