// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import java.util.List;

/**
 * A value of the graph: pictures (B, C, side, side), or (B, side, side, C) where the channels come
 * last.
 *
 * @param side 0 where nobody needs to know it
 */
record Picture(String name, int side, boolean channelsLast) {

  Picture(String name, int side) {
    this(name, side, false);
  }

  /** Another value of the same shape. */
  Picture as(String other) {
    return new Picture(other, side, channelsLast);
  }

  Picture channelsLast(OnnxGraph graph) {
    return channelsLast ? this : new Picture(transposed(graph, 0, 2, 3, 1), side, true);
  }

  Picture channelsFirst(OnnxGraph graph) {
    return channelsLast ? new Picture(transposed(graph, 0, 3, 1, 2), side) : this;
  }

  private String transposed(OnnxGraph graph, long... order) {
    return graph.node("Transpose", List.of(name), OnnxGraph.order(order));
  }
}
