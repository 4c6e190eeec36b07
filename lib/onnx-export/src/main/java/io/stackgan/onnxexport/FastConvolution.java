// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a convolution as the matrix products of a {@link Bilinear}, channels last. Each product
 * has B·tiles² rows of the batch, and ONNX Runtime computes a row alike whatever the others are.
 */
final class FastConvolution {

  private final OnnxGraph graph;
  private final String name;
  private final Bilinear along;

  /**
   * @param name of the constants
   */
  FastConvolution(OnnxGraph graph, String name, Bilinear along) {
    this.graph = graph;
    this.name = name;
    this.along = along;
  }

  /** (B, side, side, in) → (B, result side, result side, out), without the kernel's bias. */
  String write(String picture, Kernel kernel) {
    String read = bothSides(picture, along.forward(), kernel.in());
    int[] tiles = {along.points(), along.tiles(), along.phases()};
    String apart =
        reshaped(read, -1, tiles[0], tiles[1], tiles[2], tiles[0], tiles[1], tiles[2], kernel.in());
    String byPoint = transposed(apart, 1, 4, 0, 2, 5, 3, 6, 7);
    long columns = (long) along.phases() * along.phases() * kernel.in();
    String rows = reshaped(byPoint, pairs(), -1, columns);
    String products = products(rows, kernel, columns);
    String points = reshaped(products, tiles[0], tiles[0], -1, tiles[1], tiles[1], kernel.out());
    String together = transposed(points, 2, 0, 3, 1, 4, 5);
    long made = (long) along.points() * along.tiles();
    return bothSides(
        reshaped(together, -1, made, made, kernel.out()), along.inverse(), kernel.out());
  }

  private int pairs() {
    return along.points() * along.points();
  }

  /** The matrix along one side, then along the other: (B, n, n, C) → (B, m, m, C). */
  private String bothSides(String picture, double[][] matrix, int channels) {
    return bothSides(graph, name, picture, matrix, channels);
  }

  /** The matrix (m, n) along one side, then along the other: (B, n, n, C) → (B, m, m, C). */
  static String bothSides(
      OnnxGraph graph, String name, String picture, double[][] matrix, int channels) {
    int to = matrix.length;
    int from = matrix[0].length;
    String along = graph.floats(name + ".along", Bilinear.flat(matrix), to, from);
    String lines = graph.longs("lines", -1, from, (long) to * channels);
    String square = graph.longs("square", -1, to, to, channels);
    String columns = graph.node("MatMul", List.of(along, picture));
    String flat = graph.node("Reshape", List.of(columns, lines));
    return graph.node("Reshape", List.of(graph.node("MatMul", List.of(along, flat)), square));
  }

  private String products(String rows, Kernel kernel, long columns) {
    List<String> parts = split(rows);
    List<String> weights = weights(kernel, columns);
    List<String> products = new ArrayList<>();
    for (int pair = 0; pair < pairs(); pair++) {
      products.add(graph.node("MatMul", List.of(parts.get(pair), weights.get(pair))));
    }
    return graph.node("Concat", products, OnnxGraph.integer("axis", 0));
  }

  private List<String> split(String rows) {
    return graph.nodes(
        "Split",
        List.of(rows),
        pairs(),
        OnnxGraph.integer("axis", 0),
        OnnxGraph.integer("num_outputs", pairs()));
  }

  /**
   * (phases²·in, out) for each two points. Only constants: computed when the model is loaded, so
   * that the file holds the kernel as it is.
   */
  private List<String> weights(Kernel kernel, long columns) {
    int taps = kernel.size() * kernel.size();
    int phases = along.phases() * along.phases();
    String taken =
        graph.floats(name + ".weight", kernel.byTap(), taps, (long) kernel.in() * kernel.out());
    String factors =
        graph.floats(name + ".factors", along.kernels(), (long) pairs() * phases, taps);
    String combined = graph.node("MatMul", List.of(factors, taken));
    return split(reshaped(combined, pairs() * columns, kernel.out()));
  }

  private String reshaped(String value, long... shape) {
    return graph.node("Reshape", List.of(value, graph.longs("shape", shape)));
  }

  private String transposed(String value, long... order) {
    return graph.node("Transpose", List.of(value), OnnxGraph.order(order));
  }
}
