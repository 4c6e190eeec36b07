// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads graphs that lie nowhere yet. */
final class LoadedGraph {

  private LoadedGraph() {}

  static OnnxModel of(byte[] onnx) {
    try {
      Path file = Files.createTempFile("quantised", ".onnx");
      try {
        Files.write(file, onnx);
        return OnnxModel.load(file, InferenceConfig.cpu(1));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a model in a temporary file", e);
    }
  }
}
