// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.features;

import io.stackgan.trainer.evaluation.features.TfliteOperator.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** What is needed of a TensorFlow Lite file: its operators in order, and its constants. */
final class TfliteGraph {

  private static final byte[] MAGIC = {'T', 'F', 'L', '3'};
  private static final int RELU6 = 3;

  private final List<FlatTable> tensors;
  private final List<FlatTable> buffers;
  private final List<TfliteOperator> operators;

  private TfliteGraph(FlatTable model) {
    FlatTable graph = model.tablesAt(2).get(0);
    List<Kind> kinds = model.tablesAt(1).stream().map(TfliteGraph::kind).toList();
    this.tensors = graph.tablesAt(0);
    this.buffers = model.tablesAt(4);
    this.operators = graph.tablesAt(3).stream().map(table -> operator(table, kinds)).toList();
  }

  /**
   * @throws IllegalArgumentException when the bytes are no TensorFlow Lite model
   */
  static TfliteGraph parse(byte[] file) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (file.length < 2 * MAGIC.length || file[MAGIC.length + i] != MAGIC[i]) {
        throw new IllegalArgumentException("This is no TensorFlow Lite model");
      }
    }
    return new TfliteGraph(FlatTable.root(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN)));
  }

  private static Kind kind(FlatTable code) {
    return Kind.of(Math.max(code.byteAt(0), code.intAt(3)));
  }

  private static TfliteOperator operator(FlatTable table, List<Kind> kinds) {
    Kind kind = kinds.get(table.intAt(0));
    int[] inputs = table.intsAt(1);
    int output = table.intsAt(2)[0];
    return switch (kind) {
      case CONVOLUTION -> convolution(kind, inputs, output, table.tableAt(4), 3);
      case DEPTHWISE_CONVOLUTION -> convolution(kind, inputs, output, table.tableAt(4), 4);
      default -> new TfliteOperator(kind, inputs, output, 1, false);
    };
  }

  private static TfliteOperator convolution(
      Kind kind, int[] inputs, int output, FlatTable options, int activation) {
    boolean same = options.byteAt(0) == 0;
    if (!same || options.intAt(1) != options.intAt(2)) {
      throw new IllegalArgumentException("Only same padding and square strides are understood");
    }
    boolean relu6 = options.byteAt(activation) == RELU6;
    return new TfliteOperator(kind, inputs, output, options.intAt(1), relu6);
  }

  List<TfliteOperator> operators() {
    return operators;
  }

  String name(int tensor) {
    return tensors.get(tensor).textAt(3);
  }

  int[] shape(int tensor) {
    return tensors.get(tensor).intsAt(0);
  }

  /** A constant's half-precision values in row-major order. */
  short[] halves(int tensor) {
    byte[] bytes = buffers.get(tensors.get(tensor).intAt(2)).bytesAt(0);
    short[] values = new short[bytes.length / Short.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
    return values;
  }
}
