// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.util.List;

/** Builds ONNX graphs of a few nodes. */
final class TinyGraph {

  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");

  TinyGraph floatInput(String name, Object... shape) {
    graph.addInput(value(name, TensorProto.DataType.FLOAT, shape));
    return this;
  }

  TinyGraph longInput(String name, Object... shape) {
    graph.addInput(value(name, TensorProto.DataType.INT64, shape));
    return this;
  }

  TinyGraph output(String name, Object... shape) {
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, shape));
    return this;
  }

  TinyGraph constant(String name, long[] shape, float... values) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name);
    tensor.setDataType(TensorProto.DataType.FLOAT.getNumber());
    for (long size : shape) {
      tensor.addDims(size);
    }
    for (float value : values) {
      tensor.addFloatData(value);
    }
    graph.addInitializer(tensor);
    return this;
  }

  TinyGraph longs(String name, long... values) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).addDims(values.length);
    tensor.setDataType(TensorProto.DataType.INT64.getNumber());
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
    return this;
  }

  TinyGraph node(
      String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return this;
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  byte[] bytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  /** The graph with the numbers of its first constant in another file. */
  static byte[] withExternalData(byte[] model, String file) throws IOException {
    ModelProto.Builder changed = ModelProto.parseFrom(model).toBuilder();
    changed
        .getGraphBuilder()
        .getInitializerBuilder(0)
        .clearFloatData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(StringStringEntryProto.newBuilder().setKey("location").setValue(file));
    return changed.build().toByteArray();
  }

  /** The graph with another operator in its last node. */
  static byte[] withOperator(byte[] model, String operator, String domain) throws IOException {
    ModelProto.Builder changed = ModelProto.parseFrom(model).toBuilder();
    changed.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
    GraphProto.Builder graph = changed.getGraphBuilder();
    graph.getNodeBuilder(graph.getNodeCount() - 1).setOpType(operator).setDomain(domain);
    return changed.build().toByteArray();
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, Object... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (Object size : shape) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      dimensions.addDim(
          size instanceof Integer number
              ? dimension.setDimValue(number)
              : dimension.setDimParam((String) size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(dimensions)))
        .build();
  }
}
