// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.features;

import static io.stackgan.trainer.evaluation.features.OnnxParts.constant;
import static io.stackgan.trainer.evaluation.features.OnnxParts.floats;
import static io.stackgan.trainer.evaluation.features.OnnxParts.integer;
import static io.stackgan.trainer.evaluation.features.OnnxParts.integers;
import static io.stackgan.trainer.evaluation.features.OnnxParts.longs;
import static io.stackgan.trainer.evaluation.features.OnnxParts.node;
import static io.stackgan.trainer.evaluation.features.OnnxParts.shorts;
import static io.stackgan.trainer.evaluation.features.OnnxParts.text;
import static io.stackgan.trainer.evaluation.features.OnnxParts.value;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.stackgan.trainer.evaluation.features.TfliteOperator.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * The layers of MobileNetV2 out of a TensorFlow Lite detector, up to and with {@code Conv_1}, as an
 * ONNX graph: image (B, 3, H, W) in [−1, 1], enlarged to 300×300 → features (B, 1280), the mean of
 * Conv_1 over all positions. Weights stay in half precision, as they are stored; sums are float32.
 */
final class BackboneExport {

  static final String IMAGE = "image";
  static final String FEATURES = "features";

  private static final String LAST_LAYER = "/Conv_1/";
  private static final long SIDE = 300;
  private static final int OPSET = 18;
  private static final int IR_VERSION = 8;

  private final TfliteGraph source;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("mobilenet-v2");
  private final Map<Integer, Integer> halfOf = new HashMap<>();

  private BackboneExport(TfliteGraph source) {
    this.source = source;
  }

  /**
   * @param tflite an SSD detector on MobileNetV2 with weights in half precision
   */
  static ModelProto export(byte[] tflite) {
    return new BackboneExport(TfliteGraph.parse(tflite)).model();
  }

  private ModelProto model() {
    graph.addInput(value(IMAGE, "B", "3", "H", "W"));
    graph.addInitializer(constant("side", DataType.INT64, longs(SIDE, SIDE), 2));
    graph.addInitializer(constant("zero", DataType.FLOAT, floats(0)));
    graph.addInitializer(constant("six", DataType.FLOAT, floats(6)));
    graph.addNode(
        node("Resize", "resized", IMAGE, "", "", "side")
            .addAttribute(text("mode", "linear"))
            .addAttribute(integers("axes", 2, 3)));
    String last = backbone();
    graph.addNode(node("GlobalAveragePool", "mean", last));
    graph.addNode(node("Flatten", FEATURES, "mean"));
    graph.addOutput(value(FEATURES, "B", "1280"));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setProducerName("stackgan-streaming")
        .setGraph(graph)
        .build();
  }

  /** Adds the layers and answers the last one's output. */
  private String backbone() {
    boolean first = true;
    for (TfliteOperator operator : source.operators()) {
      switch (operator.kind()) {
        case DEQUANTIZE -> halfOf.put(operator.output(), operator.inputs()[0]);
        case ADD -> graph.addNode(node("Add", tensor(operator.output()), addends(operator)));
        case CONVOLUTION, DEPTHWISE_CONVOLUTION -> {
          convolution(operator, first ? "resized" : tensor(operator.inputs()[0]));
          first = false;
        }
        default -> {
          // The detector's own heads, which branch off the backbone.
        }
      }
      if (source.name(operator.output()).contains(LAST_LAYER)
          && operator.kind() == Kind.CONVOLUTION) {
        return tensor(operator.output());
      }
    }
    throw new IllegalArgumentException("The model has no layer Conv_1: it is no MobileNetV2");
  }

  private static String[] addends(TfliteOperator operator) {
    return new String[] {tensor(operator.inputs()[0]), tensor(operator.inputs()[1])};
  }

  private void convolution(TfliteOperator operator, String input) {
    boolean depthwise = operator.kind() == Kind.DEPTHWISE_CONVOLUTION;
    String output = tensor(operator.output());
    String sum = operator.relu6() ? output + "_sum" : output;
    String weight = parameter(operator.inputs()[1], depthwise);
    String bias = parameter(operator.inputs()[2], false);
    long groups = depthwise ? source.shape(operator.inputs()[1])[3] : 1;
    graph.addNode(
        node("Conv", sum, input, weight, bias)
            .addAttribute(text("auto_pad", "SAME_UPPER"))
            .addAttribute(integers("strides", operator.stride(), operator.stride()))
            .addAttribute(integer("group", groups)));
    if (operator.relu6()) {
      graph.addNode(node("Clip", output, sum, "zero", "six"));
    }
  }

  /** Kernels are stored as (out, H, W, in), or (1, H, W, out) when they work channel by channel. */
  private String parameter(int tensor, boolean depthwise) {
    int half = halfOf.get(tensor);
    int[] shape = source.shape(half);
    String name = "w" + half;
    if (graph.getInitializerList().stream().noneMatch(known -> known.getName().equals(name))) {
      short[] values = source.halves(half);
      long[] onnxShape = {shape[0]};
      if (shape.length == 4) {
        int channels = depthwise ? 3 : 0;
        int inputs = depthwise ? 0 : 3;
        values = permuted(values, shape, new int[] {channels, inputs, 1, 2});
        onnxShape = new long[] {shape[channels], shape[inputs], shape[1], shape[2]};
      }
      graph.addInitializer(constant(name, DataType.FLOAT16, shorts(values), onnxShape));
      graph.addNode(
          node("Cast", name + "_float", name)
              .addAttribute(integer("to", DataType.FLOAT.getNumber())));
    }
    return name + "_float";
  }

  /** Values (n0, n1, n2, n3) with their dimensions in another order. */
  static short[] permuted(short[] values, int[] shape, int[] order) {
    int[] strides = {shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1};
    short[] result = new short[values.length];
    int to = 0;
    for (int a = 0; a < shape[order[0]]; a++) {
      for (int b = 0; b < shape[order[1]]; b++) {
        for (int c = 0; c < shape[order[2]]; c++) {
          for (int d = 0; d < shape[order[3]]; d++) {
            int from =
                a * strides[order[0]]
                    + b * strides[order[1]]
                    + c * strides[order[2]]
                    + d * strides[order[3]];
            result[to++] = values[from];
          }
        }
      }
    }
    return result;
  }

  private static String tensor(int number) {
    return "t" + number;
  }
}
