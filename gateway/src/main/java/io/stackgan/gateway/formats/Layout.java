// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.formats;

import io.stackgan.pictures.AnimatedPng;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** How several pictures become one PNG file. */
public enum Layout {
  /** Side by side. */
  STRIP,
  /** In rows of equal length, as square as may be. */
  GRID,
  /** One after the other, to the end and back: an animated PNG. */
  ANIMATION;

  public static final List<String> NAMES = Arrays.stream(values()).map(Layout::text).toList();

  private static final int FRAME_MILLISECONDS = 250;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param text one of {@link #NAMES}
   */
  public static Layout parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /**
   * @param pictures PNG files of one size
   */
  public byte[] combine(List<byte[]> pictures) {
    return switch (this) {
      case STRIP -> sheet(pictures, pictures.size());
      case GRID -> sheet(pictures, (int) Math.ceil(Math.sqrt(pictures.size())));
      case ANIMATION -> AnimatedPng.of(pictures, FRAME_MILLISECONDS);
    };
  }

  private static byte[] sheet(List<byte[]> pictures, int columns) {
    List<BufferedImage> images = pictures.stream().map(Transcoder::decode).toList();
    int side = images.get(0).getWidth();
    int rows = (images.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * side, rows * side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    for (int i = 0; i < images.size(); i++) {
      pen.drawImage(images.get(i), i % columns * side, i / columns * side, null);
    }
    pen.dispose();
    return png(sheet);
  }

  private static byte[] png(BufferedImage sheet) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(sheet, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
