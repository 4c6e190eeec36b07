// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import io.stackgan.networks.Layer;
import java.util.List;
import java.util.Optional;

/** Reads layers one after the other, so that several can become one node. */
final class LayerReader {

  private final List<Layer> layers;
  private int position;

  LayerReader(List<Layer> layers) {
    this.layers = layers;
  }

  boolean more() {
    return position < layers.size();
  }

  Layer next() {
    return layers.get(position++);
  }

  boolean nextIs(Class<? extends Layer> kind) {
    return more() && kind.isInstance(layers.get(position));
  }

  /** The next layer if it is of that kind; otherwise it stays the next. */
  <L extends Layer> Optional<L> take(Class<L> kind) {
    return nextIs(kind) ? Optional.of(kind.cast(next())) : Optional.empty();
  }
}
