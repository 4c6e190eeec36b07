// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.geom.Point2D;

/** A direction in the picture, of length about 1, y downwards. */
record Direction(double x, double y) {

  static Direction between(Point2D from, Point2D to) {
    double length = from.distance(to);
    return new Direction((to.getX() - from.getX()) / length, (to.getY() - from.getY()) / length);
  }

  /** A little to the side: the tangent of the angle. */
  Direction turned(double tangent) {
    return new Direction(x - y * tangent, y + x * tangent);
  }
}
