// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Layout;
import io.stackgan.trainer.dataset.ReadReport;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.dataset.SplitOrigin;
import io.stackgan.trainer.preparation.TextEncoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Plain coloured pictures, a class for each colour, and an encoder of hashed words. */
public final class TinyData {

  public static final int FEATURES = 12;

  private static final List<Color> COLORS = List.of(Color.RED, Color.GREEN, Color.BLUE);
  private static final List<String> NAMES = List.of("red", "green", "blue");

  private TinyData() {}

  /** Four training images and one test image of each of three classes. */
  public static ImageTextDataset in(Path folder) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      Path image = folder.resolve(i + ".png");
      paint(COLORS.get(i % 3), image);
      String name = NAMES.get(i % 3);
      List<String> captions = List.of("a " + name + " bird", "this bird is " + name);
      samples.add(
          new Sample(
              Integer.toString(i),
              image,
              i % 3,
              Optional.empty(),
              captions,
              i < 12 ? Split.TRAIN : Split.TEST));
    }
    ReadReport report =
        new ReadReport(Layout.CUB, SplitOrigin.ONE_IS_TRAIN, 12, 3, 3, 30, List.of());
    return new ImageTextDataset("tiny", "0123456789abcdef0123", samples, NAMES, report);
  }

  private static void paint(Color color, Path file) throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, 20, 20);
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  /** Each word adds random features of its own. */
  public static TextEncoder encoder() {
    return new TextEncoder() {
      @Override
      public float[][] encode(List<String> texts) {
        return texts.stream().map(this::encode).toArray(float[][]::new);
      }

      private float[] encode(String text) {
        float[] features = new float[FEATURES];
        for (String word : text.split(" ")) {
          SplittableRandom random = new SplittableRandom(word.hashCode());
          for (int i = 0; i < FEATURES; i++) {
            features[i] += (float) random.nextGaussian();
          }
        }
        return features;
      }

      @Override
      public int dimension() {
        return FEATURES;
      }

      @Override
      public String name() {
        return "hashed-words";
      }
    };
  }
}
