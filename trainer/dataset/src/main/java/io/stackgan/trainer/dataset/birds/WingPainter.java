// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * A wing: coverts like scales, long flight feathers, and bars across where the species has them.
 */
final class WingPainter {

  private final BirdPainter painter;
  private final BirdShape.Piece piece;
  private final double brightness;
  private final boolean folded;
  private final double depth;

  WingPainter(BirdPainter painter, BirdShape.Piece piece, double brightness) {
    this.painter = painter;
    this.piece = piece;
    this.brightness = brightness;
    this.folded = painter.scene().pose() != Pose.FLYING;
    this.depth = painter.anatomy().build().depth();
  }

  void paint(Graphics2D graphics) {
    Shape outline = painter.bird().shape(piece);
    if (folded) {
      softShadow(graphics, outline);
    }
    Color color = Colors.scale(painter.color(Part.WING), brightness);
    FeatherLayer layer = new FeatherLayer(outline, color, 0.06 * painter.bird().scale());
    flightFeathers(layer.graphics(), color);
    coverts(layer.graphics(), color);
    layer.brush(painter.dice(), 24, 0.07 * painter.bird().scale(), direction());
    painter.scene().species().wingBars().ifPresent(tint -> bars(layer.graphics(), tint));
    layer.light(painter.light(), 0.06 * painter.bird().scale());
    layer.drawOnto(graphics);
  }

  private Direction direction() {
    Direction back = painter.backwards();
    return folded ? back : new Direction(back.x() * 0.45, back.y() * 0.45 - 0.85);
  }

  private void softShadow(Graphics2D graphics, Shape outline) {
    for (int i = 1; i <= 4; i++) {
      graphics.setColor(BirdPainter.shadow(0.05));
      graphics.setStroke(stroke(0.014 * i));
      graphics.draw(outline);
    }
  }

  private void flightFeathers(Graphics2D on, Color color) {
    for (int i = 0; i < 8; i++) {
      double share = i / 7.0;
      on.setColor(Colors.alpha(Colors.scale(color, 0.5), 0.55));
      on.setStroke(stroke(0.012));
      on.draw(feather(share, 0));
      on.setColor(Colors.alpha(Colors.mix(Colors.scale(color, 1.25), Color.WHITE, 0.12), 0.5));
      on.setStroke(stroke(0.009));
      on.draw(feather(share, 0.014));
    }
  }

  /** Rows of small scales over the wing's front. */
  private void coverts(Graphics2D on, Color color) {
    if (folded) {
      for (int row = 0; row < 4; row++) {
        for (int i = 0; i < 7; i++) {
          scale(on, color, 0.17 - 0.1 * row, depth * (-0.6 + 0.17 * i + 0.04 * (row % 2)));
        }
      }
    }
  }

  private void scale(Graphics2D on, Color color, double along, double across) {
    double half = depth * 0.1;
    Shape edge = curve(along, across - half, along - 0.085, across, along, across + half);
    on.setColor(Colors.alpha(Colors.scale(color, 0.55), 0.5));
    on.setStroke(stroke(0.013));
    on.draw(edge);
  }

  /** One feather's edge, the share running over the wing. */
  private Shape feather(double share, double shift) {
    if (folded) {
      return curve(
          0.08 - 0.22 * share,
          depth * (0.36 - 0.85 * share) + shift,
          -0.3,
          depth * (0.4 - 0.62 * share) + shift,
          -0.74 + 0.06 * share,
          depth * (0.2 - 0.3 * share) + shift);
    }
    double lean = piece == BirdShape.Piece.FAR_WING ? 0.25 : 0;
    return curve(
        0.16 - 0.4 * share + lean * 0.6, -0.3 - depth * 0.4,
        0.0 - 0.36 * share + lean * 0.9, -0.6 - depth * 0.4 + 0.25 * share,
        -0.42 - 0.2 * share + lean, -1.08 - depth * 0.4 + 0.9 * share);
  }

  private void bars(Graphics2D on, Tint tint) {
    on.setColor(tint.color());
    on.setStroke(stroke(0.055));
    if (folded) {
      on.draw(curve(0.06, -depth * 0.8, 0.0, -depth * 0.1, 0.08, depth * 0.45));
      on.draw(curve(-0.12, -depth * 0.8, -0.2, -depth * 0.1, -0.14, depth * 0.5));
    } else {
      double lean = piece == BirdShape.Piece.FAR_WING ? 0.28 : 0;
      on.draw(curve(0.35 + lean, -0.62, 0, -0.42, -0.5 + lean, -0.5));
      on.draw(curve(0.35 + lean, -0.82, 0, -0.62, -0.5 + lean, -0.7));
    }
  }

  private Shape curve(double x1, double y1, double x2, double y2, double x3, double y3) {
    Point2D from = painter.anatomy().body(x1, y1);
    Point2D over = painter.anatomy().body(x2, y2);
    Point2D to = painter.anatomy().body(x3, y3);
    Path2D path = new Path2D.Double();
    path.moveTo(from.getX(), from.getY());
    path.quadTo(over.getX(), over.getY(), to.getX(), to.getY());
    return painter.bird().place(path);
  }

  private BasicStroke stroke(double bodyLengths) {
    return new BasicStroke(
        (float) (bodyLengths * painter.bird().scale()),
        BasicStroke.CAP_ROUND,
        BasicStroke.JOIN_ROUND);
  }
}
