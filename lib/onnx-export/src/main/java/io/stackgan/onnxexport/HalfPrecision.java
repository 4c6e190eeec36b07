// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Keeps a model's kernels as float16, which halves the file. The model computes in float32 as
 * before: each kernel goes through a cast when the model is loaded.
 */
public final class HalfPrecision {

  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;

  /** 2^-14, the least normal number. */
  private static final float LEAST_NORMAL = 0x1p-14f;

  private HalfPrecision() {}

  /**
   * @param onnx a model
   * @return the model with every float32 constant of two or more dimensions rounded to float16
   */
  public static byte[] of(byte[] onnx) {
    try {
      ModelProto model = ModelProto.parseFrom(onnx);
      GraphProto.Builder graph = model.getGraph().toBuilder();
      graph.clearInitializer().clearNode();
      for (TensorProto constant : model.getGraph().getInitializerList()) {
        add(constant, graph);
      }
      graph.addAllNode(model.getGraph().getNodeList());
      return model.toBuilder().setGraph(graph).build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not an ONNX model", e);
    }
  }

  private static void add(TensorProto constant, GraphProto.Builder graph) {
    if (constant.getDataType() != DataType.FLOAT.getNumber() || constant.getDimsCount() < 2) {
      graph.addInitializer(constant);
      return;
    }
    String half = constant.getName() + "_half";
    graph.addInitializer(
        constant.toBuilder()
            .setName(half)
            .setDataType(DataType.FLOAT16.getNumber())
            .setRawData(halves(constant.getRawData())));
    graph.addNode(
        NodeProto.newBuilder()
            .setName(half)
            .setOpType("Cast")
            .addInput(half)
            .addOutput(constant.getName())
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("to")
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(DataType.FLOAT.getNumber())));
  }

  private static ByteString halves(ByteString floats) {
    ByteBuffer from = floats.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.allocate(floats.size() / 2).order(ByteOrder.LITTLE_ENDIAN);
    while (from.hasRemaining()) {
      to.putShort(half(from.getFloat()));
    }
    return ByteString.copyFrom(to.flip());
  }

  /** The nearest float16's bits, ties to even. */
  static short half(float value) {
    int sign = value < 0 ? SIGN : 0;
    float size = Math.abs(value);
    if (size < LEAST_NORMAL) {
      return (short) (sign | (int) Math.rint(size * 0x1p24));
    }
    int exponent = Math.getExponent(size);
    double fraction = Math.rint(Math.scalb((double) size, 10 - exponent));
    int bits = (int) (fraction - 0x400) + (exponent + 15 << 10);
    return (short) (sign | Math.min(bits, INFINITY));
  }
}
