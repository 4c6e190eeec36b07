// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures as training takes them, each with its first caption, on one PNG. */
public final class ContactSheet {

  private static final int COLUMNS = 6;
  private static final int SIDE = 160;
  private static final int GAP = 12;
  private static final int TEXT = 52;
  private static final int LINES = 4;

  private ContactSheet() {}

  /**
   * @throws UnreadableImageException naming the file
   */
  public static void write(List<Sample> samples, Path file) {
    int rows = (samples.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(
            COLUMNS * (SIDE + GAP) + GAP,
            rows * (SIDE + TEXT + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = graphics(sheet);
    for (int i = 0; i < samples.size(); i++) {
      int x = GAP + i % COLUMNS * (SIDE + GAP);
      int y = GAP + i / COLUMNS * (SIDE + TEXT + GAP);
      graphics.drawImage(picture(samples.get(i)), x, y, null);
      text(graphics, samples.get(i).captions().get(0), x, y + SIDE);
    }
    graphics.dispose();
    save(sheet, file);
  }

  private static Graphics2D graphics(BufferedImage sheet) {
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    return graphics;
  }

  private static BufferedImage picture(Sample sample) {
    byte[] rgb = SampleImage.load(sample, SIDE);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int color = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | rgb[3 * i + 2] & 255;
      image.setRGB(i % SIDE, i / SIDE, color);
    }
    return image;
  }

  private static void text(Graphics2D graphics, String caption, int x, int y) {
    graphics.setColor(Color.DARK_GRAY);
    FontMetrics metrics = graphics.getFontMetrics();
    List<String> lines = wrapped(caption, metrics);
    for (int i = 0; i < Math.min(LINES, lines.size()); i++) {
      graphics.drawString(lines.get(i), x, y + (i + 1) * (TEXT / LINES));
    }
  }

  private static List<String> wrapped(String caption, FontMetrics metrics) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : caption.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (metrics.stringWidth(longer) > SIDE && !line.isEmpty()) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  private static void save(BufferedImage sheet, Path file) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      ImageIO.write(sheet, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
