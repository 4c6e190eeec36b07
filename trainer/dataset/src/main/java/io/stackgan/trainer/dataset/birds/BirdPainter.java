// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;

/** Paints a scene, back to front. */
final class BirdPainter {

  /** In pixels. */
  private static final double FLATNESS = 0.01;

  private final Scene scene;
  private final Dice dice;
  private final Anatomy anatomy;
  private final BirdShape bird;
  private final Light light;
  private final Map<Part, Color> colors = new EnumMap<>(Part.class);
  private final Direction backwards;

  BirdPainter(Scene scene, Dice dice) {
    this.scene = scene;
    this.dice = dice;
    this.anatomy = new Anatomy(scene);
    this.bird = BirdShape.of(anatomy);
    this.light = new Light(scene.light());
    for (Part part : Part.values()) {
      colors.put(part, Colors.jitter(scene.species().tint(part).color(), dice, 5));
    }
    this.backwards =
        Direction.between(bird.place(anatomy.body(1, 0)), bird.place(anatomy.body(0, 0.06)));
  }

  /** The bird's box in pixels, bill, tail and feet included. */
  Rectangle2D box() {
    return bird.box();
  }

  BufferedImage paint() {
    BufferedImage image = Canvas.image(Scene.SIDE);
    Graphics2D graphics = Canvas.graphics(image);
    new BackgroundPainter(dice).paint(scene.scenery(), graphics);
    if (bird.has(BirdShape.Piece.LEGS)) {
      Rectangle2D feet = TightBounds.of(bird.shape(BirdShape.Piece.LEGS), FLATNESS);
      new PerchPainter(dice, feet.getCenterX(), feet.getMaxY() - 3).paint(scene.pose(), graphics);
    }
    if (bird.has(BirdShape.Piece.FAR_WING)) {
      new WingPainter(this, BirdShape.Piece.FAR_WING, 0.72).paint(graphics);
    }
    tail(graphics);
    body(graphics);
    legs(graphics);
    new WingPainter(this, BirdShape.Piece.WING, 1).paint(graphics);
    bill(graphics);
    eye(graphics);
    graphics.dispose();
    return image;
  }

  private void tail(Graphics2D graphics) {
    FeatherLayer layer = layer(BirdShape.Piece.TAIL, Part.TAIL, 0.05);
    Graphics2D on = layer.graphics();
    double end = -0.42 - scene.species().tail().length();
    for (int i = -2; i <= 2; i++) {
      on.setColor(shadow(0.35));
      on.setStroke(new BasicStroke((float) (0.008 * bird.scale())));
      on.draw(line(-0.35, i * 0.02, end, 0.05 + i * 0.036));
    }
    layer.brush(dice, 16, 0.1 * bird.scale(), backwards);
    layer.light(light, 0.05 * bird.scale());
    layer.drawOnto(graphics);
  }

  private void body(Graphics2D graphics) {
    FeatherLayer layer = layer(BirdShape.Piece.BODY, Part.BACK, 0.13);
    region(layer, BirdShape.Piece.BELLY, Part.BELLY);
    region(layer, BirdShape.Piece.BREAST, Part.BREAST);
    region(layer, BirdShape.Piece.FACE, Part.FACE);
    region(layer, BirdShape.Piece.THROAT, Part.THROAT);
    region(layer, BirdShape.Piece.CROWN, Part.CROWN);
    layer.brush(dice, 28, 0.065 * bird.scale(), backwards);
    layer.light(light, 0.13 * bird.scale());
    layer.drawOnto(graphics);
  }

  private void region(FeatherLayer layer, BirdShape.Piece piece, Part part) {
    layer.graphics().setColor(colors.get(part));
    layer.graphics().fill(bird.shape(piece));
  }

  private void legs(Graphics2D graphics) {
    if (bird.has(BirdShape.Piece.LEGS)) {
      FeatherLayer layer =
          new FeatherLayer(
              bird.shape(BirdShape.Piece.LEGS),
              Colors.jitter(scene.species().legTint().color(), dice, 5),
              3);
      layer.light(light, 3);
      layer.drawOnto(graphics);
    }
  }

  private void bill(Graphics2D graphics) {
    Color color = Colors.jitter(scene.species().billTint().color(), dice, 5);
    billHalf(graphics, BirdShape.Piece.LOWER_BILL, Colors.scale(color, 0.82));
    billHalf(graphics, BirdShape.Piece.UPPER_BILL, color);
  }

  private void billHalf(Graphics2D graphics, BirdShape.Piece piece, Color color) {
    FeatherLayer layer = new FeatherLayer(bird.shape(piece), color, 0.03 * bird.scale());
    layer.light(light, 0.03 * bird.scale());
    layer.drawOnto(graphics);
  }

  private void eye(Graphics2D graphics) {
    scene
        .species()
        .eyeRing()
        .ifPresent(
            tint -> {
              graphics.setColor(tint.color());
              graphics.fill(bird.shape(BirdShape.Piece.EYE_RING));
            });
    Shape eye = bird.shape(BirdShape.Piece.EYE);
    Rectangle2D bounds = TightBounds.of(eye, FLATNESS);
    double size = bounds.getWidth();
    graphics.setColor(new Color(120, 110, 100, 120));
    graphics.setStroke(new BasicStroke((float) (size * 0.14)));
    graphics.draw(eye);
    graphics.setColor(new Color(20, 16, 16));
    graphics.fill(eye);
    graphics.setColor(new Color(255, 255, 255, 225));
    graphics.fill(
        new Ellipse2D.Double(
            bounds.getX() + size * (0.42 + 0.12 * scene.light()),
            bounds.getY() + size * 0.14,
            size * 0.28,
            size * 0.28));
  }

  /**
   * @param softness in body lengths
   */
  private FeatherLayer layer(BirdShape.Piece piece, Part part, double softness) {
    return new FeatherLayer(bird.shape(piece), colors.get(part), softness * bird.scale());
  }

  Shape line(double fromAlong, double fromAcross, double toAlong, double toAcross) {
    return bird.place(
        new Line2D.Double(anatomy.body(fromAlong, fromAcross), anatomy.body(toAlong, toAcross)));
  }

  static Color shadow(double alpha) {
    return new Color(18, 14, 14, (int) (255 * alpha));
  }

  Scene scene() {
    return scene;
  }

  Dice dice() {
    return dice;
  }

  BirdShape bird() {
    return bird;
  }

  Anatomy anatomy() {
    return anatomy;
  }

  Light light() {
    return light;
  }

  Color color(Part part) {
    return colors.get(part);
  }

  Direction backwards() {
    return backwards;
  }
}
