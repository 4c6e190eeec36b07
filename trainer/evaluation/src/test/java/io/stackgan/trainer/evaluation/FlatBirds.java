// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** A data set in the CUB layout of coloured ovals: three classes to learn from, two to test on. */
final class FlatBirds {

  private static final Color[] COLOURS = {
    Color.RED, Color.BLUE, Color.GREEN, Color.ORANGE, Color.PINK
  };
  private static final int IMAGES = 6;

  private FlatBirds() {}

  static Path write(Path folder) throws IOException {
    List<String> images = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> splits = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    Random random = new Random(5);
    for (int k = 0; k < COLOURS.length; k++) {
      classes.add((k + 1) + " class" + k);
      Files.createDirectories(folder.resolve("images/class" + k));
      Files.createDirectories(folder.resolve("text_c10/class" + k));
      for (int i = 0; i < IMAGES; i++) {
        int id = k * IMAGES + i + 1;
        String stem = "class%d/bird%d".formatted(k, i);
        images.add(id + " " + stem + ".png");
        labels.add(id + " " + (k + 1));
        splits.add(id + " " + (k < 3 ? 1 : 0));
        ImageIO.write(bird(COLOURS[k], random), "png", image(folder, stem));
        Files.writeString(
            folder.resolve("text_c10/" + stem + ".txt"), "a bird of class " + k + "\n");
      }
    }
    Files.write(folder.resolve("images.txt"), images);
    Files.write(folder.resolve("image_class_labels.txt"), labels);
    Files.write(folder.resolve("train_test_split.txt"), splits);
    Files.write(folder.resolve("classes.txt"), classes);
    return folder;
  }

  private static java.io.File image(Path folder, String stem) {
    return folder.resolve("images/" + stem + ".png").toFile();
  }

  private static BufferedImage bird(Color colour, Random random) {
    BufferedImage image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, 80, 80);
    graphics.setColor(colour);
    graphics.fillOval(10 + random.nextInt(20), 20, 40, 20 + random.nextInt(20));
    graphics.dispose();
    return image;
  }
}
