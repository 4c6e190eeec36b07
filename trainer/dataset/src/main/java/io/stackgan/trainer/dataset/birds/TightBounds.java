// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * The bounds of a shape's flattened outline. {@link java.awt.geom.Path2D#getBounds2D} counts a
 * curve's control points before Java 19 and not since, and would place the same bird differently.
 */
final class TightBounds {

  private TightBounds() {}

  /**
   * @param flatness how far from the true curve the outline may be, in the shape's units
   */
  static Rectangle2D of(Shape shape, double flatness) {
    double[] point = new double[6];
    Rectangle2D bounds = null;
    for (PathIterator path = shape.getPathIterator(null, flatness); !path.isDone(); path.next()) {
      if (path.currentSegment(point) != PathIterator.SEG_CLOSE) {
        bounds = with(bounds, point[0], point[1]);
      }
    }
    return bounds == null ? new Rectangle2D.Double() : bounds;
  }

  private static Rectangle2D with(Rectangle2D bounds, double x, double y) {
    if (bounds == null) {
      return new Rectangle2D.Double(x, y, 0, 0);
    }
    bounds.add(x, y);
    return bounds;
  }
}
