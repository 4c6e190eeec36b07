// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.quantisation;

import io.stackgan.modelstore.Int8Model;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.modelstore.TensorSpec;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stage's files in a release's folder.
 *
 * @param stage the component's name
 */
record Int8Files(Path folder, String stage) {

  private static final InferenceConfig ONE_THREAD = InferenceConfig.cpu(1);

  OnnxModel float32() {
    return OnnxModel.load(folder.resolve(stage).resolve("model.onnx"), ONE_THREAD);
  }

  OnnxModel written(byte[] onnx) throws IOException {
    Files.write(folder.resolve(model()), onnx);
    return OnnxModel.load(folder.resolve(model()), ONE_THREAD);
  }

  String model() {
    return stage + "/model-int8.onnx";
  }

  private String golden() {
    return stage + "/golden/image-int8.f32";
  }

  Map<String, String> goldenPaths() {
    return Map.of(GeneratorExport.IMAGE, golden());
  }

  /**
   * The component with the model, which has been written, and what it makes of its golden inputs.
   */
  ReleaseComponent with(ReleaseComponent component, Int8Model described, OnnxModel model)
      throws IOException {
    Floats image = model.run(goldenInputs(component)).get(GeneratorExport.IMAGE);
    ByteBuffer bytes = buffer(4 * image.values().length);
    bytes.asFloatBuffer().put(image.values());
    Files.write(folder.resolve(golden()), bytes.array());
    return component.withInt8(
        described, List.of(ReleaseFile.of(folder, model()), ReleaseFile.of(folder, golden())));
  }

  private Map<String, Floats> goldenInputs(ReleaseComponent component) throws IOException {
    Map<String, Floats> inputs = new HashMap<>();
    for (TensorSpec spec : component.inputs()) {
      String path = component.golden().inputs().get(spec.name());
      byte[] bytes = Files.readAllBytes(folder.resolve(path));
      float[] values = new float[bytes.length / 4];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      long[] shape = spec.shape().stream().mapToLong(size -> Math.max(1, size)).toArray();
      inputs.put(spec.name(), new Floats(shape, values));
    }
    return inputs;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
