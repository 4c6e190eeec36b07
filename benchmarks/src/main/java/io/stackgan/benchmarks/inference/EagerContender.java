// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.benchmarks.EngineNetwork;
import io.stackgan.networks.Network;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.trainer.training.engine.Tensors;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A generator of the training framework's own modules, called layer by layer. */
final class EagerContender implements Contender {

  static final String FLOAT32 = "libtorch eager fp32";
  static final String BFLOAT16 = "libtorch eager bf16 channels-last";

  private final String name;
  private final Stage stage;
  private final boolean half;
  private final EngineNetwork conditioning;
  private final EngineNetwork image;

  private EagerContender(String name, Stage stage, boolean half, SharedWeights weights) {
    this.name = name;
    this.stage = stage;
    this.half = half;
    this.conditioning = network(stage.conditioning(), weights);
    this.image = network(stage.image(), weights);
  }

  static EagerContender float32(Stage stage, SharedWeights weights) {
    return new EagerContender(FLOAT32, stage, false, weights);
  }

  static EagerContender bfloat16(Stage stage, SharedWeights weights) {
    return new EagerContender(BFLOAT16, stage, true, weights);
  }

  private EngineNetwork network(Network network, SharedWeights weights) {
    EngineNetwork engine = new EngineNetwork(network);
    Tensors.withoutGradients(
        () -> {
          engine.load(parameter -> weights.of(network.name(), parameter.name()));
          engine.freeze();
          if (half) {
            engine.useBfloat16();
          }
          return engine;
        });
    return engine;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public float[] draw(Inputs inputs) {
    return Tensors.scope(
        () ->
            Tensors.withoutGradients(
                () -> {
                  Map<String, Tensor> tensors = new HashMap<>();
                  inputs
                      .shapes()
                      .forEach(
                          (input, shape) ->
                              tensors.put(input, read(inputs.values().get(input), shape)));
                  return Tensors.values(pictures(tensors));
                }));
  }

  private Tensor pictures(Map<String, Tensor> tensors) {
    Tensor text = tensors.get(GeneratorExport.EMBEDDING);
    Tensor code = conditioning.forward(Map.of(stage.conditioning().input(), text));
    Tensor mean = code.narrow(1, 0, Stage.CONDITION);
    Tensor deviation = code.narrow(1, Stage.CONDITION, Stage.CONDITION).mul(new Scalar(0.5)).exp();
    Tensor condition = mean.add(deviation.mul(tensors.get(GeneratorExport.EPSILON)));
    Tensor own = tensors.get(stage.own());
    Map<String, Tensor> inputs =
        stage.readsCondition()
            ? Map.of(stage.image().input(), condition, stage.beside(), own)
            : Map.of(stage.image().input(), own, stage.beside(), condition);
    return image.forward(inputs).to(torch.ScalarType.Float);
  }

  private Tensor read(float[] values, long[] shape) {
    Tensor tensor = Tensors.of(values, shape);
    if (!half) {
      return tensor;
    }
    Tensor rounded = tensor.to(torch.ScalarType.BFloat16);
    return shape.length == 4 ? Tensors.channelsLast(rounded) : rounded;
  }

  @Override
  public void close() {
    // The modules live until they are collected.
  }
}
