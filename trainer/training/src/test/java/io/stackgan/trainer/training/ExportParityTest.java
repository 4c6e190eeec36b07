// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.networks.Network;
import io.stackgan.networks.Parameter;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxexport.WeightSource;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor.Floats;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exported graphs against the training engine, with the same weights and inputs. */
class ExportParityTest {

  private static final int EMBEDDING = 24;
  private static final float TOLERANCE = 1e-4f;

  private final RandomGenerator random = new SplittableRandom(5);
  private Stage1Pictures stage1;
  private Weights weights1;
  private Stage2Pictures stage2;
  private Weights weights2;

  @TempDir Path folder;

  /** A narrow network is exported as convolutions, a wide one in the forms that pay there. */
  private void width(int g) {
    stage1 = new Stage1Pictures(Stage1Generator.of(EMBEDDING, g));
    weights1 = lively(stage1.networks());
    stage2 = new Stage2Pictures(Stage2Generator.of(EMBEDDING, g, 2), stage1, weights1);
    weights2 = lively(stage2.networks());
  }

  /** Weights large enough for every layer to matter, and statistics that are not 0 and 1. */
  private Weights lively(List<Network> networks) {
    Weights weights = Weights.initial(networks, random);
    for (Network network : networks) {
      for (Parameter parameter : network.parameters()) {
        float[] values = new float[parameter.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = lively(parameter.role(), parameter.size() / parameter.shape().get(0));
        }
        weights.set(Weights.name(network, parameter.name()), values);
      }
    }
    return weights;
  }

  private float lively(Parameter.Role role, int inputs) {
    double normal = random.nextGaussian();
    return (float)
        switch (role) {
          case WEIGHT, SCALED_WEIGHT -> normal * Math.sqrt(2.0 / inputs);
          case SCALE -> 1 + 0.2 * normal;
          case BIAS, RUNNING_MEAN -> 0.3 * normal;
          case RUNNING_VARIANCE -> 0.5 + random.nextDouble();
        };
  }

  private float[] normal(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private OnnxModel load(byte[] onnx) throws IOException {
    Path file = folder.resolve("model.onnx");
    Files.write(file, onnx);
    return OnnxModel.load(file, InferenceConfig.cpu(1));
  }

  private static float largestDifference(float[] values, Tensor expected) {
    float[] others = Tensors.values(expected);
    float largest = 0;
    for (int i = 0; i < others.length; i++) {
      largest = Math.max(largest, Math.abs(values[i] - others[i]));
    }
    return largest;
  }

  private static Floats floats(float[] values, long... shape) {
    return new Floats(shape, values);
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "8, 3", "8, 8", "48, 2"})
  void stage1_equalsTraining(int g, int batch) throws IOException {
    width(g);
    float[] text = normal(batch * EMBEDDING);
    float[] epsilon = normal(batch * 128);
    float[] z = normal(batch * 100);
    Noise noise = new Noise(Tensors.of(epsilon, batch, 128), Tensors.of(z, batch, 100), null);
    Tensor expected =
        stage1
            .generate(weights1, Tensors.of(text, batch, EMBEDDING), noise, Mode.INFERENCE)
            .image();
    try (OnnxModel model =
        load(GeneratorExport.stage1(stage1.generator(), EMBEDDING, weights1::values))) {
      Floats image =
          model
              .run(
                  Map.of(
                      "embedding", floats(text, batch, EMBEDDING),
                      "epsilon", floats(epsilon, batch, 128),
                      "noise", floats(z, batch, 100)))
              .get("image");
      assertThat(image.shape()).containsExactly(batch, 3, 64, 64);
      assertThat(largestDifference(image.values(), expected)).isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "8, 3", "8, 8", "32, 2"})
  void stage2_equalsTraining(int g, int batch) throws IOException {
    width(g);
    float[] text = normal(batch * EMBEDDING);
    float[] epsilon = normal(batch * 128);
    float[] sketch = normal(batch * 3 * 64 * 64);
    Tensor expected =
        stage2
            .refine(
                weights2,
                Tensors.of(sketch, batch, 3, 64, 64),
                Tensors.of(text, batch, EMBEDDING),
                Tensors.of(epsilon, batch, 128),
                Mode.INFERENCE)
            .image();
    try (OnnxModel model =
        load(GeneratorExport.stage2(stage2.generator(), EMBEDDING, weights2::values))) {
      Floats image =
          model
              .run(
                  Map.of(
                      "embedding", floats(text, batch, EMBEDDING),
                      "epsilon", floats(epsilon, batch, 128),
                      "sketch", floats(sketch, batch, 3, 64, 64)))
              .get("image");
      assertThat(image.shape()).containsExactly(batch, 3, 256, 256);
      assertThat(largestDifference(image.values(), expected)).isLessThan(TOLERANCE);
    }
  }

  @Test
  void temperature_multipliesTheNoise() throws IOException {
    width(8);
    float[] text = normal(EMBEDDING);
    float[] epsilon = normal(128);
    float[] z = normal(100);
    float[] half = stage1(text, halved(epsilon), halved(z), weights1::values);
    assertThat(stage1(text, epsilon, z, atHalf(weights1::values))).isEqualTo(half);
    assertThat(stage1(text, epsilon, z, weights1::values)).isNotEqualTo(half);
  }

  private float[] stage1(float[] text, float[] epsilon, float[] z, WeightSource weights)
      throws IOException {
    try (OnnxModel model = load(GeneratorExport.stage1(stage1.generator(), EMBEDDING, weights))) {
      Map<String, Floats> inputs =
          Map.of(
              "embedding", floats(text, 1, EMBEDDING),
              "epsilon", floats(epsilon, 1, 128),
              "noise", floats(z, 1, 100));
      return model.run(inputs).get("image").values();
    }
  }

  private static WeightSource atHalf(WeightSource weights) {
    return new WeightSource() {
      @Override
      public float[] values(String name) {
        return weights.values(name);
      }

      @Override
      public float temperature() {
        return 0.5f;
      }
    };
  }

  private static float[] halved(float[] values) {
    float[] halved = values.clone();
    for (int i = 0; i < halved.length; i++) {
      halved[i] /= 2;
    }
    return halved;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 48})
  void stage1Row_isTheSameInAnyBatch(int g) throws IOException {
    width(g);
    Map<String, Floats> inputs =
        Map.of(
            "embedding", floats(normal(8 * EMBEDDING), 8, EMBEDDING),
            "epsilon", floats(normal(8 * 128), 8, 128),
            "noise", floats(normal(8 * 100), 8, 100));
    assertRowsAlone(
        GeneratorExport.stage1(stage1.generator(), EMBEDDING, weights1::values), inputs);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void stage2Row_isTheSameInAnyBatch(int g) throws IOException {
    width(g);
    Map<String, Floats> inputs =
        Map.of(
            "embedding", floats(normal(3 * EMBEDDING), 3, EMBEDDING),
            "epsilon", floats(normal(3 * 128), 3, 128),
            "sketch", floats(normal(3 * 3 * 64 * 64), 3, 3, 64, 64));
    assertRowsAlone(
        GeneratorExport.stage2(stage2.generator(), EMBEDDING, weights2::values), inputs);
  }

  private void assertRowsAlone(byte[] onnx, Map<String, Floats> inputs) throws IOException {
    try (OnnxModel model = load(onnx)) {
      Floats together = model.run(inputs).get("image");
      for (int row = 0; row < together.shape()[0]; row++) {
        Map<String, Floats> alone = new HashMap<>();
        for (String name : inputs.keySet()) {
          alone.put(name, rowOf(inputs.get(name), row));
        }
        float[] image = model.run(alone).get("image").values();
        assertThat(Arrays.equals(image, together.row(row))).as("row " + row).isTrue();
      }
    }
  }

  private static Floats rowOf(Floats batch, int row) {
    long[] shape = batch.shape().clone();
    shape[0] = 1;
    return new Floats(shape, batch.row(row));
  }
}
