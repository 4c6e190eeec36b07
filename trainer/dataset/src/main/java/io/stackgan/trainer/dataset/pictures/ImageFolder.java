// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pictures;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.dataset.RgbReader;
import io.stackgan.trainer.dataset.UnusableDatasetException;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Writes pictures with metadata.jsonl beside them; a picture's folder is its class. */
public final class ImageFolder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WHITE = 0xffffff;

  private final Path out;
  private final boolean square;

  /**
   * @param out a new or empty folder
   * @param square whether to lay each picture in the middle of a white square
   */
  public ImageFolder(Path out, boolean square) {
    this.out = out;
    this.square = square;
  }

  /**
   * @param base what pictures' paths are told from
   * @return how many were written
   * @throws UnusableDatasetException when there is none, or the folder is in use
   */
  public int write(CaptionedPictures pictures, Path base) {
    if (pictures.captions().isEmpty()) {
      throw new UnusableDatasetException(
          "There is no picture with a text file beside it, such as a.png and a.txt.");
    }
    try {
      requireEmpty();
      try (BufferedWriter metadata = Files.newBufferedWriter(out.resolve("metadata.jsonl"))) {
        for (Map.Entry<Path, List<String>> picture : pictures.captions().entrySet()) {
          String name = name(base.relativize(picture.getKey()));
          write(picture.getKey(), out.resolve(name));
          metadata.write(
              JSON.writeValueAsString(Map.of("file_name", name, "text", picture.getValue())));
          metadata.write('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + out + ": " + e.getMessage(), e);
    }
    return pictures.captions().size();
  }

  private void requireEmpty() throws IOException {
    Files.createDirectories(out);
    try (Stream<Path> files = Files.list(out)) {
      if (files.findAny().isPresent()) {
        throw new UnusableDatasetException(out + " is not empty: name a new folder.");
      }
    }
  }

  private String name(Path relative) {
    String name = relative.toString().replace('\\', '/');
    return square && !name.endsWith(".png") ? name + ".png" : name;
  }

  private void write(Path picture, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (square) {
      ImageIO.write(squared(RgbReader.read(picture)), "png", to.toFile());
    } else {
      Files.copy(picture, to);
    }
  }

  private static BufferedImage squared(RgbImage image) {
    int side = Math.max(image.width(), image.height());
    int left = (side - image.width()) / 2;
    int top = (side - image.height()) / 2;
    BufferedImage squared = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        squared.setRGB(x, y, color(image, x - left, y - top));
      }
    }
    return squared;
  }

  private static int color(RgbImage image, int x, int y) {
    if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
      return WHITE;
    }
    int from = 3 * (y * image.width() + x);
    byte[] rgb = image.rgb();
    return (rgb[from] & 255) << 16 | (rgb[from + 1] & 255) << 8 | rgb[from + 2] & 255;
  }
}
