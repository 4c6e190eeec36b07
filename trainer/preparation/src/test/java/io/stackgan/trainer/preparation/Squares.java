// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Images of one colour each, with two captions, one of them everybody's. */
final class Squares {

  private Squares() {}

  static List<Sample> in(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(i + ".png");
      BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, 2, 2, new int[] {i, i, i, i}, 0, 2);
      ImageIO.write(image, "png", file.toFile());
      List<String> captions = List.of("square " + i, "a square");
      samples.add(
          new Sample(Integer.toString(i), file, i % 2, Optional.empty(), captions, Split.TRAIN));
    }
    return samples;
  }
}
