// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/** Smooth outlines through points (Catmull–Rom). */
final class Spline {

  private Spline() {}

  static Path2D closed(List<Point2D> points) {
    int count = points.size();
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).getX(), points.get(0).getY());
    for (int i = 0; i < count; i++) {
      curve(
          path,
          points.get((i + count - 1) % count),
          points.get(i),
          points.get((i + 1) % count),
          points.get((i + 2) % count));
    }
    path.closePath();
    return path;
  }

  private static void curve(Path2D path, Point2D before, Point2D from, Point2D to, Point2D after) {
    path.curveTo(
        from.getX() + (to.getX() - before.getX()) / 6,
        from.getY() + (to.getY() - before.getY()) / 6,
        to.getX() - (after.getX() - from.getX()) / 6,
        to.getY() - (after.getY() - from.getY()) / 6,
        to.getX(),
        to.getY());
  }
}
