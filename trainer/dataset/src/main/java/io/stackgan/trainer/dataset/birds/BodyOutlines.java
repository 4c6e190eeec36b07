// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;

/** The body with its regions, the tail and the legs. */
final class BodyOutlines {

  private BodyOutlines() {}

  static void add(Anatomy anatomy, Map<BirdShape.Piece, Path2D> pieces) {
    double depth = anatomy.build().depth();
    pieces.put(BirdShape.Piece.BODY, Spline.closed(anatomy.outline()));
    pieces.put(BirdShape.Piece.BELLY, oval(anatomy, -0.1, depth * 0.8, 0.54, depth * 0.84));
    pieces.put(BirdShape.Piece.BREAST, oval(anatomy, 0.4, depth * 0.36, 0.28, depth * 0.8));
    pieces.put(BirdShape.Piece.TAIL, tail(anatomy));
    if (anatomy.scene().pose() != Pose.FLYING) {
      pieces.put(BirdShape.Piece.LEGS, legs(anatomy));
    }
  }

  private static Path2D oval(
      Anatomy anatomy, double along, double across, double halfLength, double halfHeight) {
    AffineTransform turn = AffineTransform.getRotateInstance(-anatomy.scene().tilt());
    return new Path2D.Double(
        new Ellipse2D.Double(
            along - halfLength, across - halfHeight, 2 * halfLength, 2 * halfHeight),
        turn);
  }

  private static Path2D tail(Anatomy anatomy) {
    double end = -0.42 - anatomy.scene().species().tail().length();
    double depth = anatomy.build().depth();
    double droop = anatomy.scene().pose() == Pose.FLYING ? 0 : 0.05;
    return Spline.closed(
        List.of(
            anatomy.body(-0.28, -depth * 0.35),
            anatomy.body(-0.46, -depth * 0.2),
            anatomy.body(end * 0.75 - 0.1, droop - 0.085),
            anatomy.body(end, droop - 0.07),
            anatomy.body(end - 0.02, droop + 0.02),
            anatomy.body(end + 0.02, droop + 0.1),
            anatomy.body(end * 0.75 - 0.1, droop + 0.11),
            anatomy.body(-0.44, depth * 0.34),
            anatomy.body(-0.28, depth * 0.45)));
  }

  /** Two thin legs straight down, a foot at each end. */
  private static Path2D legs(Anatomy anatomy) {
    double depth = anatomy.build().depth();
    Path2D legs = new Path2D.Double();
    Point2D near = anatomy.body(-0.02, depth * 0.9);
    Point2D far = anatomy.body(0.12, depth * 0.86);
    double ground = near.getY() + 0.17;
    leg(legs, far.getX(), far.getY() - 0.06, ground - 0.015);
    leg(legs, near.getX(), near.getY() - 0.06, ground);
    return legs;
  }

  private static void leg(Path2D legs, double x, double top, double ground) {
    double half = 0.012;
    legs.append(
        Spline.closed(
            List.of(
                new Point2D.Double(x - 0.022, top),
                new Point2D.Double(x + 0.022, top),
                new Point2D.Double(x + half, ground - 0.08),
                new Point2D.Double(x + half, ground - 0.02),
                new Point2D.Double(x + 0.085, ground + 0.012),
                new Point2D.Double(x + 0.09, ground + 0.028),
                new Point2D.Double(x, ground + 0.02),
                new Point2D.Double(x - 0.06, ground + 0.03),
                new Point2D.Double(x - half, ground - 0.01),
                new Point2D.Double(x - half, ground - 0.08))),
        false);
  }
}
