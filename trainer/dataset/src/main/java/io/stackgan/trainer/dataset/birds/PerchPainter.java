// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;

/** What the bird stands on. */
final class PerchPainter {

  private final Dice dice;
  private final double footX;
  private final double footY;

  /**
   * @param footY where the feet stand, in pixels
   */
  PerchPainter(Dice dice, double footX, double footY) {
    this.dice = dice;
    this.footX = footX;
    this.footY = footY;
  }

  void paint(Pose pose, Graphics2D graphics) {
    switch (pose) {
      case ON_BRANCH -> branch(graphics, dice.between(-0.16, 0.16), dice.between(13, 20));
      case ON_REED -> branch(graphics, dice.between(0.45, 0.8) * sign(), dice.between(7, 10));
      case ON_GROUND -> ground(graphics);
      case FLYING -> {}
    }
  }

  private int sign() {
    return dice.chance(0.5) ? 1 : -1;
  }

  private void branch(Graphics2D graphics, double slope, double thickness) {
    Color bark =
        Colors.jitter(
            dice.pick(
                List.of(new Color(104, 84, 66), new Color(92, 80, 70), new Color(120, 104, 84))),
            dice,
            8);
    double bend = dice.between(-14, 14);
    double y = footY + thickness * 0.42;
    // Layers from dark and wide to light and narrow, each a little higher: a rounded stem.
    for (int i = 0; i < 6; i++) {
      double share = i / 5.0;
      graphics.setColor(Colors.scale(bark, 0.55 + 0.75 * share));
      graphics.setStroke(round(thickness * (1 - 0.8 * share)));
      graphics.draw(stem(y - thickness * 0.22 * share, slope, bend));
    }
    if (Math.abs(slope) < 0.3 && dice.chance(0.6)) {
      leaves(graphics, y, slope);
    }
  }

  private CubicCurve2D stem(double y, double slope, double bend) {
    double left = y - slope * (footX + 20);
    double right = y + slope * (Scene.SIDE + 20 - footX);
    return new CubicCurve2D.Double(
        -20,
        left + bend,
        footX - 60,
        y - slope * 60,
        footX + 60,
        y + slope * 60,
        Scene.SIDE + 20,
        right - bend);
  }

  private void leaves(Graphics2D graphics, double y, double slope) {
    int count = 2 + dice.below(4);
    for (int i = 0; i < count; i++) {
      double x = dice.chance(0.5) ? dice.between(0, 50) : dice.between(250, 304);
      leaf(graphics, x, y + slope * (x - footX), dice.between(-2.6, -0.5), dice.between(22, 40));
    }
  }

  private void leaf(Graphics2D graphics, double x, double y, double angle, double length) {
    double endX = x + Math.cos(angle) * length;
    double endY = y + Math.sin(angle) * length;
    double sideX = -Math.sin(angle) * length * 0.28;
    double sideY = Math.cos(angle) * length * 0.28;
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.quadTo((x + endX) / 2 + sideX, (y + endY) / 2 + sideY, endX, endY);
    path.quadTo((x + endX) / 2 - sideX, (y + endY) / 2 - sideY, x, y);
    Color green = Colors.jitter(new Color(96, 132, 62), dice, 12);
    graphics.setColor(green);
    graphics.fill(path);
    graphics.setColor(Colors.scale(green, 1.3));
    graphics.setStroke(round(1));
    graphics.draw(new Line2D.Double(x, y, endX, endY));
  }

  private void ground(Graphics2D graphics) {
    Color soil =
        Colors.jitter(
            dice.pick(
                List.of(
                    new Color(150, 134, 106), new Color(122, 128, 84), new Color(164, 156, 140))),
            dice,
            10);
    double top = footY - 7;
    Ellipse2D mound = new Ellipse2D.Double(-140, top, Scene.SIDE + 280, 320);
    graphics.setPaint(
        new GradientPaint(
            0, (float) top, Colors.scale(soil, 1.12), 0, Scene.SIDE, Colors.scale(soil, 0.72)));
    graphics.fill(mound);
    for (int i = 0; i < 150; i++) {
      pebble(graphics, soil, mound);
    }
    for (int i = 0; i < 4; i++) {
      graphics.setColor(new Color(30, 26, 20, 26));
      graphics.fill(
          new Ellipse2D.Double(footX - 76 + 9 * i, footY - 4 + i, 152 - 18 * i, 16 - 2 * i));
    }
    for (int i = 0; i < 60; i++) {
      blade(graphics, top);
    }
  }

  private void pebble(Graphics2D graphics, Color soil, Ellipse2D mound) {
    double x = dice.between(0, Scene.SIDE);
    double y = dice.between(mound.getY(), Scene.SIDE);
    double width = dice.between(3, 12);
    if (mound.contains(x, y)) {
      graphics.setColor(Colors.alpha(Colors.jitter(soil, dice, 18), 0.5));
      graphics.fill(new Ellipse2D.Double(x, y + 2, width, width * 0.4));
    }
  }

  private void blade(Graphics2D graphics, double top) {
    double x = dice.between(0, Scene.SIDE);
    double y = dice.between(top + 12 + Math.abs(x - Scene.SIDE / 2.0) * 0.1, Scene.SIDE + 10);
    graphics.setColor(Colors.alpha(Colors.jitter(new Color(110, 128, 66), dice, 14), 0.75));
    graphics.setStroke(round(dice.between(1, 2.4)));
    graphics.draw(new Line2D.Double(x, y, x + dice.between(-7, 7), y - dice.between(6, 18)));
  }

  private static BasicStroke round(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
