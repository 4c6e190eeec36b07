// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;

/** The outlines of a bird's pieces, placed in the picture. */
final class BirdShape {

  /** What is drawn of a bird; regions colour the body and do not count for its box. */
  enum Piece {
    BODY(true),
    TAIL(true),
    WING(true),
    FAR_WING(true),
    UPPER_BILL(true),
    LOWER_BILL(true),
    LEGS(true),
    EYE(false),
    EYE_RING(false),
    CROWN(false),
    FACE(false),
    THROAT(false),
    BREAST(false),
    BELLY(false);

    private final boolean inBox;

    Piece(boolean inBox) {
      this.inBox = inBox;
    }
  }

  /** In body lengths. */
  private static final double FLATNESS = 1e-4;

  private final Map<Piece, Path2D> pieces;
  private final AffineTransform placement;

  private BirdShape(Map<Piece, Path2D> pieces, AffineTransform placement) {
    this.pieces = pieces;
    this.placement = placement;
  }

  static BirdShape of(Anatomy anatomy) {
    Map<Piece, Path2D> pieces = new LinkedHashMap<>();
    BodyOutlines.add(anatomy, pieces);
    WingOutlines.add(anatomy, pieces);
    HeadOutlines.add(anatomy, pieces);
    return new BirdShape(pieces, placement(anatomy.scene(), bounds(pieces)));
  }

  private static AffineTransform placement(Scene scene, Rectangle2D bounds) {
    double scale = scene.extent() / Math.max(bounds.getWidth(), bounds.getHeight());
    AffineTransform transform =
        AffineTransform.getTranslateInstance(scene.centreX(), scene.centreY());
    transform.scale(scene.facesLeft() ? -scale : scale, scale);
    transform.translate(-bounds.getCenterX(), -bounds.getCenterY());
    return transform;
  }

  private static Rectangle2D bounds(Map<Piece, Path2D> pieces) {
    Rectangle2D bounds = null;
    for (Map.Entry<Piece, Path2D> entry : pieces.entrySet()) {
      if (entry.getKey().inBox) {
        Rectangle2D piece = TightBounds.of(entry.getValue(), FLATNESS);
        bounds = bounds == null ? piece : bounds.createUnion(piece);
      }
    }
    return bounds;
  }

  /** In pixels. */
  Rectangle2D box() {
    return placement.createTransformedShape(bounds(pieces)).getBounds2D();
  }

  boolean has(Piece piece) {
    return pieces.containsKey(piece);
  }

  Shape shape(Piece piece) {
    return place(pieces.get(piece));
  }

  Shape place(Shape shape) {
    return placement.createTransformedShape(shape);
  }

  Point2D place(Point2D point) {
    return placement.transform(point, null);
  }

  /** Pixels of one body length. */
  double scale() {
    return Math.abs(placement.getScaleY());
  }
}
