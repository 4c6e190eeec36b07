// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A piece of the bird on a transparent layer of its own: filled, coloured within its outline,
 * brushed with fine strokes along the feathers, then lit.
 */
final class FeatherLayer {

  private final BufferedImage image = Canvas.image(Scene.SIDE, true);
  private final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  private final Graphics2D graphics = Canvas.graphics(image);
  private final Shape outline;

  FeatherLayer(Shape outline, Color color) {
    this.outline = outline;
    graphics.setColor(color);
    graphics.fill(outline);
    graphics.setComposite(AlphaComposite.SrcAtop);
  }

  /** Paints what falls within the outline. */
  Graphics2D graphics() {
    return graphics;
  }

  /**
   * Fine strokes that carry each place's colour backwards along the feathers, so that regions end
   * in feathers instead of edges.
   *
   * @param direction in which feathers point, in pixels
   */
  void brush(Dice dice, int strokes, double length, double dx, double dy) {
    Rectangle bounds = outline.getBounds();
    for (int i = 0; i < strokes; i++) {
      int x = bounds.x + dice.below(Math.max(1, bounds.width));
      int y = bounds.y + dice.below(Math.max(1, bounds.height));
      double reach = length * dice.between(0.6, 1.3);
      double turn = dice.bell() * 0.22;
      double shade = 1 + dice.bell() * 0.1;
      double width = dice.between(0.9, 2.2);
      if (inside(x, y)) {
        graphics.setColor(stroke(pixels[y * Scene.SIDE + x], shade));
        graphics.setStroke(
            new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(
            new Line2D.Double(x, y, x + (dx - dy * turn) * reach, y + (dy + dx * turn) * reach));
      }
    }
  }

  private boolean inside(int x, int y) {
    return x >= 0
        && y >= 0
        && x < Scene.SIDE
        && y < Scene.SIDE
        && (pixels[y * Scene.SIDE + x] >>> 24) > 200;
  }

  private static Color stroke(int pixel, double shade) {
    double lift = (shade - 1) * 40;
    return new Color(
        Colors.clamp((pixel >> 16 & 0xff) * shade + lift),
        Colors.clamp((pixel >> 8 & 0xff) * shade + lift),
        Colors.clamp((pixel & 0xff) * shade + lift),
        165);
  }

  void light(Light light, double roundness) {
    light.shade(pixels, roundness);
  }

  void drawOnto(Graphics2D target) {
    graphics.dispose();
    target.drawImage(image, 0, 0, null);
  }
}
