// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.stackgan.trainer.training.engine.Tensors;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How fast this machine multiplies large matrices on one thread, as the limit of the models. */
final class Peaks {

  static final String SGEMM = "SGEMM";
  static final String INT8 = "int8 GEMM";

  private static final int SIDE = 1024;
  private static final double OPERATIONS = 2.0 * SIDE * SIDE * SIDE;

  private Peaks() {}

  /**
   * @return operations a second: the better of two libraries' SGEMM, and ONNX Runtime's int8
   */
  static Map<String, Double> measure(int rounds) {
    Tensor left = torch.randn(SIDE, SIDE);
    Tensor right = torch.randn(SIDE, SIDE);
    try (Product single = Product.float32();
        Product small = Product.int8()) {
      Map<String, Runnable> work = new LinkedHashMap<>();
      work.put("libtorch", () -> Tensors.scope(() -> torch.mm(left, right).numel()));
      work.put("onnx", single::run);
      work.put(INT8, small::run);
      Map<String, Double> seconds = Turns.medians(work, rounds);
      double fastest = Math.min(seconds.get("libtorch"), seconds.get("onnx"));
      return Map.of(SGEMM, OPERATIONS / fastest, INT8, OPERATIONS / seconds.get(INT8));
    }
  }

  /** A matrix times a constant one in ONNX Runtime. */
  private record Product(OrtSession session, OnnxTensor left) implements AutoCloseable {

    private static final long[] SHAPE = {SIDE, SIDE};

    static Product float32() {
      NaiveGraph graph = new NaiveGraph();
      String right = graph.floats(new float[SIDE * SIDE], SIDE, SIDE);
      return of(graph, "MatMul", right, DataType.FLOAT, OnnxJavaType.FLOAT, DataType.FLOAT);
    }

    /** As a quantised layer multiplies: uint8 times int8. */
    static Product int8() {
      NaiveGraph graph = new NaiveGraph();
      String right = graph.bytes(new byte[SIDE * SIDE], SIDE, SIDE);
      return of(graph, "MatMulInteger", right, DataType.UINT8, OnnxJavaType.UINT8, DataType.INT32);
    }

    private static Product of(
        NaiveGraph graph,
        String operator,
        String right,
        DataType type,
        OnnxJavaType javaType,
        DataType result) {
      graph.matrixInput("a", type, SIDE);
      graph.matrixOutput(graph.node(operator, List.of("a", right)), result, SIDE);
      try {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        ByteBuffer zeros = ByteBuffer.allocateDirect(SIDE * SIDE * javaType.size);
        return new Product(
            environment.createSession(graph.toByteArray(), options),
            OnnxTensor.createTensor(environment, zeros, SHAPE, javaType));
      } catch (OrtException e) {
        throw new IllegalStateException("Cannot measure " + operator, e);
      }
    }

    void run() {
      try {
        session.run(Map.of("a", left)).close();
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime multiplies no matrices here", e);
      }
    }

    @Override
    public void close() {
      try {
        left.close();
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime does not let go of a session", e);
      }
    }
  }
}
