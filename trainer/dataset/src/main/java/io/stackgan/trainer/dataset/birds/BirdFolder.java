// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes drawn birds in the CUB layout, and beside it what is in each picture. */
final class BirdFolder {

  private static final float QUALITY = 0.95f;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  BirdFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes image and captions, and gives back the lines that the tables will have for it. */
  Row write(DrawnBird bird) {
    try {
      Path image = folder.resolve("images/" + bird.stem() + ".jpg");
      Files.createDirectories(image.getParent());
      jpeg(bird.image(), image);
      Path captions = folder.resolve("text_c10/" + bird.stem() + ".txt");
      Files.createDirectories(captions.getParent());
      Files.write(captions, bird.captions());
      return Row.of(bird);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** What the tables say of one image. */
  record Row(int number, String stem, Species species, String box, String attributes) {

    static Row of(DrawnBird bird) throws IOException {
      Rectangle2D box = bird.box();
      return new Row(
          bird.number(),
          bird.stem(),
          bird.scene().species(),
          String.format(
              Locale.ROOT,
              "%.1f %.1f %.1f %.1f",
              box.getX(),
              box.getY(),
              box.getWidth(),
              box.getHeight()),
          JSON.writeValueAsString(Attributes.of(bird)));
    }
  }

  /** The tables come last: a folder without them was never finished. */
  void writeTables(List<Row> rows) {
    Map<Integer, Species> species = new TreeMap<>();
    rows.forEach(row -> species.put(row.species().number(), row.species()));
    lines("classes.txt", species.values(), s -> s.number() + " " + s.className());
    lines("images.txt", rows, row -> row.number() + " " + row.stem() + ".jpg");
    lines("image_class_labels.txt", rows, row -> row.number() + " " + row.species().number());
    lines("bounding_boxes.txt", rows, row -> row.number() + " " + row.box());
    lines("train_test_split.txt", rows, row -> row.number() + " " + flag(row.species()));
    lines("attributes.jsonl", rows, Row::attributes);
  }

  private static int flag(Species species) {
    return switch (species.split()) {
      case TRAIN -> 1;
      case TEST -> 0;
    };
  }

  private <T> void lines(String file, Collection<T> items, Function<T, String> line) {
    try {
      Files.write(folder.resolve(file), items.stream().map(line).toList());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException cause) {
    return new UncheckedIOException("Cannot write to " + folder + ": " + cause.getMessage(), cause);
  }

  private static void jpeg(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
  }
}
