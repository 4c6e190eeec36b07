// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Three images of two classes in the CUB layout; tests break one thing at a time. */
final class TinyCub {

  private TinyCub() {}

  static Path write(Path folder) throws IOException {
    write(folder, "classes.txt", "1 001.Robin\n2 002.Wren\n");
    write(folder, "images.txt", "1 001.Robin/a.png\n2 001.Robin/b.png\n3 002.Wren/c.png\n");
    write(folder, "image_class_labels.txt", "1 1\n2 1\n3 2\n");
    write(folder, "train_test_split.txt", "1 1\n2 1\n3 0\n");
    write(folder, "bounding_boxes.txt", "1 2 2 4 2\n2 0.0 0.0 8.0 6.0\n3 1 1 3 3\n");
    for (String name : new String[] {"001.Robin/a", "001.Robin/b", "002.Wren/c"}) {
      image(folder.resolve("images/" + name + ".png"));
      write(folder, "text_c10/" + name + ".txt", "a red bird\n\n a bird that is " + name + "\n");
    }
    return folder;
  }

  static void write(Path folder, String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  static void image(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }
}
