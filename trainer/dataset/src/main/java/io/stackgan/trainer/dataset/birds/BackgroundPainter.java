// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Backgrounds out of focus: painted small, softened, enlarged. */
final class BackgroundPainter {

  private static final int SMALL = 76;

  private static final List<Color> FOLIAGE =
      List.of(
          new Color(84, 114, 70),
          new Color(112, 144, 84),
          new Color(58, 88, 58),
          new Color(158, 178, 116));

  private static final List<Color> AUTUMN =
      List.of(
          new Color(146, 128, 104),
          new Color(172, 150, 116),
          new Color(112, 98, 86),
          new Color(186, 172, 140));

  private final Dice dice;

  BackgroundPainter(Dice dice) {
    this.dice = dice;
  }

  void paint(Scenery scenery, Graphics2D target) {
    BufferedImage small = Canvas.image(SMALL);
    Graphics2D graphics = Canvas.graphics(small);
    switch (scenery) {
      case SKY -> sky(graphics);
      case FOLIAGE -> blobs(graphics, FOLIAGE);
      case WATER -> water(graphics);
      case GRASS -> grass(graphics);
      case AUTUMN -> blobs(graphics, AUTUMN);
    }
    graphics.dispose();
    target.drawImage(SoftImage.of(small, 3), 0, 0, Scene.SIDE, Scene.SIDE, null);
    if (scenery == Scenery.FOLIAGE || scenery == Scenery.AUTUMN) {
      lights(target, scenery == Scenery.FOLIAGE ? FOLIAGE : AUTUMN);
    }
  }

  /** Gaps in the leaves, which a lens out of focus turns into discs. */
  private void lights(Graphics2D target, List<Color> colors) {
    for (int i = 0; i < 12; i++) {
      float radius = (float) dice.between(9, 26);
      float x = (float) dice.between(0, Scene.SIDE);
      float y = (float) dice.between(0, Scene.SIDE);
      Color color = Colors.mix(dice.pick(colors), Color.WHITE, dice.between(0.2, 0.5));
      target.setPaint(
          new RadialGradientPaint(
              x,
              y,
              radius,
              new float[] {0, 0.7f, 1},
              new Color[] {
                Colors.alpha(color, 0.2), Colors.alpha(color, 0.26), Colors.alpha(color, 0)
              }));
      target.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
  }

  private void sky(Graphics2D graphics) {
    Color top = Colors.jitter(new Color(118, 168, 214), dice, 10);
    Color bottom = Colors.jitter(new Color(206, 224, 236), dice, 8);
    gradient(graphics, top, bottom);
    scatter(graphics, List.of(new Color(232, 240, 246)), 9, 6, 20, 0.3);
  }

  private void water(Graphics2D graphics) {
    gradient(
        graphics,
        Colors.jitter(new Color(138, 172, 178), dice, 10),
        Colors.jitter(new Color(84, 124, 138), dice, 10));
    for (int i = 0; i < 26; i++) {
      graphics.setColor(
          Colors.alpha(dice.chance(0.5) ? new Color(190, 212, 214) : new Color(62, 98, 114), 0.4));
      double width = dice.between(10, 36);
      graphics.fill(
          new Ellipse2D.Double(
              dice.between(-10, SMALL), dice.between(0, SMALL), width, dice.between(1, 3)));
    }
  }

  private void grass(Graphics2D graphics) {
    gradient(
        graphics,
        Colors.jitter(new Color(196, 212, 168), dice, 10),
        Colors.jitter(new Color(112, 146, 74), dice, 12));
    scatter(graphics, List.of(new Color(150, 178, 96), new Color(214, 220, 160)), 22, 4, 12, 0.4);
  }

  private void blobs(Graphics2D graphics, List<Color> colors) {
    Color base = Colors.jitter(colors.get(0), dice, 12);
    gradient(graphics, Colors.scale(base, 1.2), Colors.scale(base, 0.85));
    scatter(graphics, colors, 36, 5, 18, 0.5);
  }

  private void scatter(
      Graphics2D graphics, List<Color> colors, int count, double low, double high, double opacity) {
    for (int i = 0; i < count; i++) {
      double size = dice.between(low, high);
      graphics.setColor(Colors.alpha(Colors.jitter(dice.pick(colors), dice, 8), opacity));
      graphics.fill(
          new Ellipse2D.Double(dice.between(-size, SMALL), dice.between(-size, SMALL), size, size));
    }
  }

  private static void gradient(Graphics2D graphics, Color top, Color bottom) {
    graphics.setPaint(new GradientPaint(0, 0, top, 0, SMALL, bottom));
    graphics.fillRect(0, 0, SMALL, SMALL);
  }
}
