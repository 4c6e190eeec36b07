// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;

/** The head's regions, eye and bill. */
final class HeadOutlines {

  private HeadOutlines() {}

  static void add(Anatomy anatomy, Map<BirdShape.Piece, Path2D> pieces) {
    double radius = anatomy.build().head();
    pieces.put(BirdShape.Piece.FACE, circle(anatomy.head(-0.05, 0), radius * 1.08));
    pieces.put(BirdShape.Piece.THROAT, throat(anatomy));
    pieces.put(BirdShape.Piece.CROWN, crown(anatomy));
    Point2D eye = anatomy.head(0.42, -0.12);
    pieces.put(BirdShape.Piece.EYE, circle(eye, anatomy.build().eye()));
    pieces.put(BirdShape.Piece.EYE_RING, circle(eye, anatomy.build().eye() * 1.45));
    pieces.put(BirdShape.Piece.LOWER_BILL, lowerBill(anatomy));
    pieces.put(BirdShape.Piece.UPPER_BILL, upperBill(anatomy));
  }

  private static Path2D circle(Point2D centre, double radius) {
    return new Path2D.Double(
        new Ellipse2D.Double(
            centre.getX() - radius, centre.getY() - radius, 2 * radius, 2 * radius));
  }

  /** From the bill over the eye to the nape. */
  private static Path2D crown(Anatomy anatomy) {
    return Spline.closed(
        List.of(
            anatomy.head(1.2, -0.22),
            anatomy.head(0.55, -0.38),
            anatomy.head(0, -0.3),
            anatomy.head(-0.55, -0.1),
            anatomy.head(-1.1, 0.25),
            anatomy.head(-1.5, -0.2),
            anatomy.head(-0.9, -1.3),
            anatomy.head(0.3, -1.5),
            anatomy.head(1.2, -0.9)));
  }

  /** From the bill down to the breast. */
  private static Path2D throat(Anatomy anatomy) {
    return Spline.closed(
        List.of(
            anatomy.head(1.3, 0.3),
            anatomy.head(0.75, 0.22),
            anatomy.head(0.1, 0.55),
            anatomy.head(-0.2, 0.9),
            anatomy.head(0.1, 1.22),
            anatomy.head(0.9, 1.25),
            anatomy.head(1.5, 1)));
  }

  private static Path2D upperBill(Anatomy anatomy) {
    Bill bill = anatomy.scene().species().bill();
    double length = bill.length() / anatomy.build().head();
    double depth = bill.depth() / anatomy.build().head();
    double hook = bill == Bill.HOOKED ? depth * 0.95 : depth * 0.15;
    Path2D path = new Path2D.Double();
    move(path, anatomy.head(0.82, 0.05 - depth));
    curve(
        path,
        anatomy.head(0.95 + length * 0.45, 0.05 - depth),
        anatomy.head(0.9 + length, 0.05 - depth * (bill == Bill.HOOKED ? 0.5 : 0.1)),
        anatomy.head(0.92 + length, 0.08 + hook));
    curve(
        path,
        anatomy.head(0.86 + length * 0.8, 0.1),
        anatomy.head(0.9 + length * 0.4, 0.12),
        anatomy.head(0.8, 0.12));
    path.closePath();
    return path;
  }

  private static Path2D lowerBill(Anatomy anatomy) {
    Bill bill = anatomy.scene().species().bill();
    double length = bill.length() / anatomy.build().head() * (bill == Bill.HOOKED ? 0.75 : 0.93);
    double depth = bill.depth() / anatomy.build().head();
    Path2D path = new Path2D.Double();
    move(path, anatomy.head(0.8, 0.1));
    curve(
        path,
        anatomy.head(0.9 + length * 0.4, 0.1),
        anatomy.head(0.88 + length * 0.8, 0.1),
        anatomy.head(0.9 + length, 0.1));
    curve(
        path,
        anatomy.head(0.88 + length * 0.7, 0.08 + depth * 0.55),
        anatomy.head(0.9 + length * 0.4, 0.1 + depth * 0.8),
        anatomy.head(0.76, 0.1 + depth * 0.85));
    path.closePath();
    return path;
  }

  private static void move(Path2D path, Point2D to) {
    path.moveTo(to.getX(), to.getY());
  }

  private static void curve(Path2D path, Point2D first, Point2D second, Point2D to) {
    path.curveTo(first.getX(), first.getY(), second.getX(), second.getY(), to.getX(), to.getY());
  }
}
