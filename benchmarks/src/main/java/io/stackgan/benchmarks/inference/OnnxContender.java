// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A graph in ONNX Runtime, run as the services run it. */
record OnnxContender(String name, OnnxModel model) implements Contender {

  static OnnxContender load(String name, byte[] onnx) {
    try {
      Path file = Files.createTempFile("bench", ".onnx");
      try {
        Files.write(file, onnx);
        return new OnnxContender(name, OnnxModel.load(file, InferenceConfig.cpu(1)));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public float[] draw(Inputs inputs) {
    return results(inputs).get(GeneratorExport.IMAGE).values();
  }

  /** All that the graph gives. */
  Map<String, Tensor.Floats> results(Inputs inputs) {
    Map<String, Tensor.Floats> tensors = new LinkedHashMap<>();
    inputs
        .shapes()
        .forEach(
            (input, shape) ->
                tensors.put(input, new Tensor.Floats(shape, inputs.values().get(input))));
    return model.run(tensors);
  }

  @Override
  public void close() {
    model.close();
  }
}
