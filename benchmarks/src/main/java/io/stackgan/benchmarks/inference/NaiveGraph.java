// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX graph, node by node, for a peer of the exporter. */
final class NaiveGraph {

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("naive");
  private int values;

  String input(String name, long[] shape) {
    graph.addInput(value(name, shape));
    return name;
  }

  void output(String name, String value, long... shape) {
    graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
    graph.addOutput(value(name, shape));
  }

  void matrixInput(String name, TensorProto.DataType type, int side) {
    graph.addInput(matrix(name, side, type));
  }

  /** Declares that a value is the matrix that the graph gives. */
  void matrixOutput(String name, TensorProto.DataType type, int side) {
    graph.addOutput(matrix(name, side, type));
  }

  private static ValueInfoProto matrix(String name, int side, TensorProto.DataType type) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
    tensor.getShapeBuilder().addDimBuilder().setDimValue(side);
    tensor.getShapeBuilder().addDimBuilder().setDimValue(side);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static ValueInfoProto value(String name, long... shape) {
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
    tensor.getShapeBuilder().addDimBuilder().setDimParam("batch");
    for (int i = 1; i < shape.length; i++) {
      tensor.getShapeBuilder().addDimBuilder().setDimValue(shape[i]);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds a node, and gives the name of its output. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    String name = "v" + values++;
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(List.of(attributes)));
    return name;
  }

  String floats(float[] content, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * content.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(content);
    return constant(TensorProto.DataType.FLOAT, bytes, shape);
  }

  String bytes(byte[] content, long... shape) {
    return constant(TensorProto.DataType.INT8, ByteBuffer.wrap(content), shape);
  }

  String longs(long... content) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * content.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(content);
    return constant(TensorProto.DataType.INT64, bytes, content.length);
  }

  private String constant(TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    String name = "c" + graph.getInitializerCount();
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long side : shape) {
      tensor.addDims(side);
    }
    graph.addInitializer(tensor);
    return name;
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto integers(String name, Long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(List.of(values))
        .build();
  }

  static AttributeProto number(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  byte[] toByteArray() {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }
}
