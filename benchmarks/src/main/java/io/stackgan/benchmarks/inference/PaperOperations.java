// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.Reshape;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Layer.UpsampleNearest2x;
import java.util.List;

/** Counts what the paper's layers compute for a picture, however it is computed. */
final class PaperOperations {

  private int side;
  private double sum;

  private PaperOperations(int side) {
    this.side = side;
  }

  /**
   * @return multiplications and additions of the convolutions and fully-connected layers
   */
  static double of(Stage stage) {
    PaperOperations conditioning = new PaperOperations(1);
    conditioning.add(stage.conditioning().layers());
    PaperOperations image = new PaperOperations(stage.readsCondition() ? 1 : 64);
    image.add(stage.image().layers());
    return conditioning.sum + image.sum;
  }

  private void add(List<Layer> layers) {
    layers.forEach(this::add);
  }

  private void add(Layer layer) {
    if (layer instanceof Linear linear) {
      sum += 2.0 * linear.in() * linear.out();
    } else if (layer instanceof Conv2d conv) {
      side = (side + 2 * conv.padding() - conv.kernel()) / conv.stride() + 1;
      double weights = (double) conv.in() * conv.out() * conv.kernel() * conv.kernel();
      sum += 2 * weights * side * side;
    } else if (layer instanceof UpsampleNearest2x) {
      side *= 2;
    } else if (layer instanceof Reshape shape) {
      side = shape.height();
    } else if (layer instanceof Residual residual) {
      add(residual.body());
    }
  }
}
