// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;

/** Softens small images evenly, up to their edges. */
final class SoftImage {

  private SoftImage() {}

  static BufferedImage of(BufferedImage image, int radius) {
    int side = image.getWidth();
    BufferedImage padded = Canvas.image(side + 4 * radius);
    Graphics2D graphics = Canvas.graphics(padded);
    graphics.drawImage(image, 0, 0, padded.getWidth(), padded.getHeight(), null);
    graphics.drawImage(image, 2 * radius, 2 * radius, null);
    graphics.dispose();
    int width = 2 * radius + 1;
    float[] even = new float[width];
    Arrays.fill(even, 1f / width);
    ConvolveOp across = new ConvolveOp(new Kernel(width, 1, even));
    ConvolveOp down = new ConvolveOp(new Kernel(1, width, even));
    BufferedImage soft = down.filter(across.filter(padded, null), null);
    return soft.getSubimage(2 * radius, 2 * radius, side, side);
  }
}
