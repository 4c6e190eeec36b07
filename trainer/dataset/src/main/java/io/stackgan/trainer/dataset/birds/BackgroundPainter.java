// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Backgrounds out of focus: painted small, softened, enlarged. */
final class BackgroundPainter {

  private static final int SMALL = 76;

  private final Dice dice;

  BackgroundPainter(Dice dice) {
    this.dice = dice;
  }

  void paint(Scenery scenery, Graphics2D target) {
    BufferedImage small = Canvas.image(SMALL, false);
    Graphics2D graphics = Canvas.graphics(small);
    switch (scenery) {
      case SKY -> sky(graphics);
      case FOLIAGE ->
          blobs(
              graphics,
              new Color(74, 104, 62),
              List.of(new Color(104, 138, 76), new Color(54, 84, 52), new Color(150, 172, 104)),
              34,
              5,
              15);
      case WATER -> water(graphics);
      case GRASS -> grass(graphics);
      case AUTUMN ->
          blobs(
              graphics,
              new Color(150, 122, 92),
              List.of(new Color(178, 146, 104), new Color(116, 92, 74), new Color(196, 172, 132)),
              30,
              5,
              16);
    }
    graphics.dispose();
    target.drawImage(SoftImage.of(small, 3), 0, 0, Scene.SIDE, Scene.SIDE, null);
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

  private void blobs(
      Graphics2D graphics, Color base, List<Color> colors, int count, double low, double high) {
    Color shifted = Colors.jitter(base, dice, 10);
    gradient(graphics, Colors.scale(shifted, 1.2), Colors.scale(shifted, 0.9));
    scatter(graphics, colors, count, low, high, 0.45);
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
