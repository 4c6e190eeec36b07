// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Builds an ONNX model node by node; values are known by their names. */
final class OnnxGraph {

  private static final int IR_VERSION = 10;
  private static final int OPERATOR_SET = 21;

  /** Operators of ONNX Runtime's own. */
  private static final String RUNTIME = "com.microsoft";

  private final GraphProto.Builder graph;
  private int nodes;

  OnnxGraph(String name) {
    graph = GraphProto.newBuilder().setName(name);
  }

  /**
   * Declares a float32 input.
   *
   * @param shape without the batch, which is free
   */
  String input(String name, int... shape) {
    graph.addInput(value(name, TensorProto.DataType.FLOAT, shape));
    return name;
  }

  /** Declares an input as another model does. */
  void input(ValueInfoProto input) {
    graph.addInput(input);
  }

  /** Likewise of int64. */
  String integerInput(String name, int... shape) {
    graph.addInput(value(name, TensorProto.DataType.INT64, shape));
    return name;
  }

  /**
   * Declares that a value is the float32 output of that name.
   *
   * @param shape without the batch, which is free
   */
  void output(String name, String value, int... shape) {
    graph.addNode(
        NodeProto.newBuilder().setName(name).setOpType("Identity").addInput(value).addOutput(name));
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, shape));
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, int... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    dimensions.addDimBuilder().setDimParam("batch");
    for (int size : shape) {
      dimensions.addDimBuilder().setDimValue(size);
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds a node with one output, and gives the output's name. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    return nodes(operator, inputs, 1, attributes).get(0);
  }

  List<String> nodes(
      String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
    NodeProto.Builder node = named(operator, outputs).addAllInput(inputs);
    graph.addNode(node.addAllAttribute(List.of(attributes)));
    return node.getOutputList();
  }

  /** Likewise of an operator that ONNX Runtime has beside the standard's. */
  String runtimeNode(String operator, List<String> inputs, AttributeProto... attributes) {
    NodeProto.Builder node = named(operator, 1).addAllInput(inputs).setDomain(RUNTIME);
    graph.addNode(node.addAllAttribute(List.of(attributes)));
    return node.getOutput(0);
  }

  private NodeProto.Builder named(String operator, int outputs) {
    String name = operator.toLowerCase(Locale.ROOT) + nodes++;
    List<String> names = IntStream.range(0, outputs).mapToObj(i -> name + "_" + i).toList();
    return NodeProto.newBuilder().setName(name).setOpType(operator).addAllOutput(names);
  }

  /** Adds a node whose names nothing else has. */
  void node(NodeProto node) {
    graph.addNode(node);
  }

  /** Adds a constant whose name nothing else has. */
  void constant(TensorProto tensor) {
    graph.addInitializer(tensor);
  }

  /** Adds a constant float32 tensor, and gives its name. */
  String floats(String name, float[] values, long... shape) {
    ByteBuffer bytes = littleEndian(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
  }

  /** Adds a constant vector of int64, such as a shape, and gives its name. */
  String longs(String name, long... values) {
    ByteBuffer bytes = littleEndian(8 * values.length);
    bytes.asLongBuffer().put(values);
    return constant(name, TensorProto.DataType.INT64, bytes, values.length);
  }

  /** Adds a constant int8 tensor, and gives its name. */
  String bytes(String name, byte[] values, long... shape) {
    return constant(name, TensorProto.DataType.INT8, ByteBuffer.wrap(values), shape);
  }

  /** Adds a constant uint8, and gives its name. */
  String unsignedByte(String name, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) value});
    return constant(name, TensorProto.DataType.UINT8, bytes);
  }

  /** Adds a constant vector of int32, and gives its name. */
  String ints(String name, int... values) {
    ByteBuffer bytes = littleEndian(4 * values.length);
    bytes.asIntBuffer().put(values);
    return constant(name, TensorProto.DataType.INT32, bytes, values.length);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    String unique = name + "." + graph.getInitializerCount();
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(unique)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return unique;
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto integers(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(values)
        .build();
  }

  /** Where a Transpose takes each axis from. */
  static AttributeProto order(long... axes) {
    return integers("perm", Arrays.stream(axes).boxed().toList());
  }

  static AttributeProto number(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  byte[] toByteArray() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("stackgan-streaming")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(RUNTIME).setVersion(1))
        .setGraph(graph)
        .build()
        .toByteArray();
  }
}
