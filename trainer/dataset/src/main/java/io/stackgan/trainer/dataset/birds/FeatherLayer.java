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
 * brushed with fine strokes along the feathers, then lit. Coordinates are the picture's.
 */
final class FeatherLayer {

  /** Strokes start where the layer is at least so opaque, of 255. */
  private static final int INSIDE = 200;

  private static final int STROKE_OPACITY = 165;

  /** In pixels. */
  private static final double FLATNESS = 0.01;

  private final Rectangle bounds;
  private final BufferedImage image;
  private final int[] pixels;
  private final Graphics2D graphics;

  /**
   * @param softness how many pixels beyond the outline the light will look, see {@link #light}
   */
  FeatherLayer(Shape outline, Color color, double softness) {
    bounds = TightBounds.of(outline, FLATNESS).getBounds();
    bounds.grow((int) Math.ceil(softness) + 2, (int) Math.ceil(softness) + 2);
    image = new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_INT_ARGB);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    graphics = Canvas.graphics(image);
    graphics.translate(-bounds.x, -bounds.y);
    graphics.setColor(color);
    graphics.fill(outline);
    graphics.setComposite(AlphaComposite.SrcAtop);
  }

  /** Paints what falls within the outline. */
  Graphics2D graphics() {
    return graphics;
  }

  /**
   * Fine strokes that carry each place's colour along the feathers, so that regions end in feathers
   * instead of edges.
   *
   * @param density strokes a thousand square pixels
   * @param length in pixels
   */
  void brush(Dice dice, double density, double length, Direction direction) {
    int strokes = (int) (density * bounds.width * bounds.height / 1000);
    for (int i = 0; i < strokes; i++) {
      int x = dice.below(bounds.width);
      int y = dice.below(bounds.height);
      int pixel = pixels[y * bounds.width + x];
      if (pixel >>> 24 > INSIDE) {
        stroke(dice, pixel, bounds.x + x, bounds.y + y, length, direction);
      }
    }
  }

  private void stroke(
      Dice dice, int pixel, double x, double y, double length, Direction direction) {
    double reach = length * dice.between(0.6, 1.3);
    Direction turned = direction.turned(dice.bell() * 0.22);
    graphics.setColor(shaded(pixel, 1 + dice.bell() * 0.1));
    graphics.setStroke(
        new BasicStroke(
            (float) dice.between(0.9, 2.2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(new Line2D.Double(x, y, x + turned.x() * reach, y + turned.y() * reach));
  }

  private static Color shaded(int pixel, double shade) {
    double lift = (shade - 1) * 40;
    return new Color(
        Colors.clamp((pixel >> 16 & 0xff) * shade + lift),
        Colors.clamp((pixel >> 8 & 0xff) * shade + lift),
        Colors.clamp((pixel & 0xff) * shade + lift),
        STROKE_OPACITY);
  }

  void light(Light light, double roundness) {
    light.shade(pixels, bounds.width, bounds.height, roundness);
  }

  void drawOnto(Graphics2D target) {
    graphics.dispose();
    target.drawImage(image, bounds.x, bounds.y, null);
  }
}
