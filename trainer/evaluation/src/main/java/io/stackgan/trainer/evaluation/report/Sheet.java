// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.report;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.examined.Showcase.Captioned;
import io.stackgan.trainer.evaluation.examined.Showcase.Compared;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Captions × seeds on one PNG: above each picture of Stage-II, if there is one, its sketch. */
public final class Sheet {

  private static final int GAP = 8;
  private static final int CAPTION = 26;
  private static final int CAPTION_WIDTH = 640;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 16);

  private Sheet() {}

  /**
   * @param rows with the same number of pictures each
   * @return a PNG file
   */
  public static byte[] png(List<Captioned> rows) {
    int small = rows.get(0).sketches().get(0).width();
    int large = rows.get(0).pictures().stream().mapToInt(RgbImage::width).findFirst().orElse(0);
    int column = Math.max(small, large);
    int height = CAPTION + small + GAP + (large == 0 ? 0 : large + GAP);
    int width = Math.max(CAPTION_WIDTH, GAP + rows.get(0).sketches().size() * (column + GAP));
    BufferedImage sheet =
        new BufferedImage(width, height * rows.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = blank(sheet);
    for (int row = 0; row < rows.size(); row++) {
      int top = row * height;
      Captioned pictures = rows.get(row);
      graphics.drawString(pictures.caption(), GAP, top + CAPTION - GAP);
      line(pictures.sketches(), top + CAPTION, column, graphics);
      line(pictures.pictures(), top + CAPTION + small + GAP, column, graphics);
    }
    graphics.dispose();
    return Encoded.png(sheet);
  }

  /**
   * Generated, nearest training image if it is known, and the caption's own image, side by side.
   */
  public static byte[] beside(List<Compared> rows) {
    int side = rows.get(0).generated().width();
    int height = CAPTION + side + GAP;
    BufferedImage sheet =
        new BufferedImage(CAPTION_WIDTH, height * rows.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = blank(sheet);
    for (int row = 0; row < rows.size(); row++) {
      int top = row * height;
      graphics.drawString(rows.get(row).caption(), GAP, top + CAPTION - GAP);
      line(rows.get(row).pictures(), top + CAPTION, side, graphics);
    }
    graphics.dispose();
    return Encoded.png(sheet);
  }

  private static Graphics2D blank(BufferedImage sheet) {
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setFont(FONT);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.DARK_GRAY);
    return graphics;
  }

  private static void line(List<RgbImage> pictures, int top, int column, Graphics2D graphics) {
    for (int i = 0; i < pictures.size(); i++) {
      int left = GAP + i * (column + GAP);
      graphics.drawImage(Pictures.image(pictures.get(i)), left, top, null);
    }
  }
}
