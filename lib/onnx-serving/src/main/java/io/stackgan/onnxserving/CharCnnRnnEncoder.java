// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.djl.engine.EngineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A char-CNN-RNN (Reed et al. 2016), which reads a text's characters. */
final class CharCnnRnnEncoder implements CaptionEncoder {

  static final String KIND = "char-cnn-rnn";

  private static final String MODEL = "model.onnx";
  private static final String INPUT = "characters";

  private final OnnxModel model;
  private final int dimension;

  private CharCnnRnnEncoder(OnnxModel model, Path file) {
    if (!model.inputs().equals(Set.of(INPUT))) {
      throw new ModelLoadException(
          file + " is no char-CNN-RNN: it takes " + model.inputs() + ", not " + INPUT);
    }
    this.model = model;
    try {
      this.dimension = run("a bird").length;
    } catch (EngineException e) {
      throw new ModelLoadException(file + " does not run: " + e.getMessage(), e);
    }
  }

  /**
   * @param folder holds model.onnx, input characters (B, 201) int64, output (B, dimension)
   * @throws ModelLoadException when it is missing or not of that form
   */
  static CharCnnRnnEncoder load(Path folder, InferenceConfig config) {
    Path file = folder.resolve(MODEL);
    OnnxModel model = OnnxModel.load(file, config);
    try {
      return new CharCnnRnnEncoder(model, file);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  /** Each text alone: the recurrent layer's sums would otherwise depend on the others' number. */
  @Override
  public float[][] encode(List<String> texts) {
    return texts.stream().map(this::run).toArray(float[][]::new);
  }

  private float[] run(String text) {
    Tensor characters = new Tensor.Longs(new long[] {1, Characters.LENGTH}, Characters.of(text));
    return model.run(Map.of(INPUT, characters)).values().iterator().next().row(0);
  }

  @Override
  public void close() {
    model.close();
  }
}
