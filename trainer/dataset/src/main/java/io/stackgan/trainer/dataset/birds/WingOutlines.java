// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;

/** Folded wings of a bird that sits, spread ones of a bird that flies. */
final class WingOutlines {

  private WingOutlines() {}

  static void add(Anatomy anatomy, Map<BirdShape.Piece, Path2D> pieces) {
    if (anatomy.scene().pose() == Pose.FLYING) {
      pieces.put(BirdShape.Piece.FAR_WING, spread(anatomy, 0.16, 0.84));
      pieces.put(BirdShape.Piece.WING, spread(anatomy, 0, 1));
    } else {
      pieces.put(BirdShape.Piece.WING, folded(anatomy));
    }
  }

  private static Path2D folded(Anatomy anatomy) {
    double depth = anatomy.build().depth();
    return Spline.closed(
        List.of(
            anatomy.body(0.25, -depth * 0.18),
            anatomy.body(0.16, -depth * 0.58),
            anatomy.body(-0.07, -depth * 0.7),
            anatomy.body(-0.34, -depth * 0.5),
            anatomy.body(-0.62, -depth * 0.1),
            anatomy.body(-0.74, depth * 0.16),
            anatomy.body(-0.5, depth * 0.32),
            anatomy.body(-0.18, depth * 0.46),
            anatomy.body(0.1, depth * 0.38),
            anatomy.body(0.22, depth * 0.12)));
  }

  /** A wing raised from the back. */
  private static Path2D spread(Anatomy anatomy, double forwards, double size) {
    double depth = anatomy.build().depth();
    double[][] rim = {
      {0.27, 0.06}, {0.33, -0.22}, {0.26, -0.5}, {0.06, -0.76}, {-0.2, -0.94}, {-0.46, -1.02},
      {-0.54, -0.96}, {-0.5, -0.86}, {-0.58, -0.8}, {-0.53, -0.68}, {-0.58, -0.6}, {-0.52, -0.48},
      {-0.53, -0.36}, {-0.46, -0.24}, {-0.42, -0.08}, {-0.3, 0.12}, {0, 0.18}
    };
    Point2D[] points = new Point2D[rim.length];
    for (int i = 0; i < rim.length; i++) {
      double rise = Math.max(0, -rim[i][1]);
      points[i] =
          anatomy.body(rim[i][0] * size + forwards * (0.6 + rise), rim[i][1] * size - depth * 0.4);
    }
    return Spline.closed(List.of(points));
  }
}
