// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Network;
import java.util.List;
import java.util.Map;

/**
 * Two networks over one picture, one that says where and one that says what: softmax over the
 * positions of the first, (B, parts, positions), times the second, (B, features, positions),
 * transposed. One float32 input by the networks' own name, one output {@value
 * NetworkExport#OUTPUT}.
 */
public final class AttentionExport {

  private AttentionExport() {}

  /** What comes out: parts × features, weighed over the positions. */
  public record Shape(int parts, int features, int positions) {}

  /**
   * @param side of the pictures, (B, 3, side, side)
   * @param chosen the outputs that are wanted, counted part after part
   */
  public static byte[] chosen(
      Network where, Network what, int side, Shape shape, long[] chosen, WeightSource weights) {
    OnnxGraph graph = new OnnxGraph(where.name());
    String seen = seen(graph, where, what, side, shape, weights);
    String row = graph.longs("row", -1, (long) shape.parts() * shape.features());
    String all = graph.node("Reshape", List.of(seen, row));
    String picked = graph.longs("chosen", chosen);
    graph.output(
        NetworkExport.OUTPUT,
        graph.node("Gather", List.of(all, picked), OnnxGraph.integer("axis", 1)),
        chosen.length);
    return graph.toByteArray();
  }

  /**
   * @param side of the pictures, (B, 3, side, side)
   * @param head reads all outputs as one vector, part after part
   * @param outputs of the head
   */
  public static byte[] through(
      Network head,
      Network where,
      Network what,
      int side,
      Shape shape,
      int outputs,
      WeightSource weights) {
    OnnxGraph graph = new OnnxGraph(where.name());
    String seen = seen(graph, where, what, side, shape, weights);
    String pixel = graph.longs("pixel", -1, (long) shape.parts() * shape.features(), 1, 1);
    String all = graph.node("Reshape", List.of(seen, pixel));
    NetworkExport.output(graph, head, all, outputs, weights);
    return graph.toByteArray();
  }

  private static String seen(
      OnnxGraph graph, Network where, Network what, int side, Shape shape, WeightSource weights) {
    String image = graph.input(where.input(), 3, side, side);
    Map<String, String> inputs = Map.of(where.input(), image);
    String places = flat(graph, where, inputs, shape.parts(), shape, weights);
    String sights = flat(graph, what, inputs, shape.features(), shape, weights);
    String share = graph.node("Softmax", List.of(places), OnnxGraph.integer("axis", 2));
    String turned =
        graph.node("Transpose", List.of(sights), OnnxGraph.integers("perm", List.of(0L, 2L, 1L)));
    return graph.node("MatMul", List.of(share, turned));
  }

  private static String flat(
      OnnxGraph graph,
      Network network,
      Map<String, String> inputs,
      int channels,
      Shape shape,
      WeightSource weights) {
    String value = new ChainExport(graph, network, weights, inputs).write();
    String sizes = graph.longs("flat", -1, channels, shape.positions());
    return graph.node("Reshape", List.of(value, sizes));
  }
}
