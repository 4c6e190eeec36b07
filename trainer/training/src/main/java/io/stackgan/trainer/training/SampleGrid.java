// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.training.Forward.Mode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.bytedeco.pytorch.Tensor;

/** Pictures of fixed captions (one a row) and fixed noise (one a column), to watch a run by. */
final class SampleGrid {

  private static final int ROWS = 8;
  private static final int COLUMNS = 8;
  private static final long NOISE_SEED = 20_170_801;

  private final List<String> captions;
  private final float[][] embeddings;

  private SampleGrid(List<String> captions, float[][] embeddings) {
    this.captions = captions;
    this.embeddings = embeddings;
  }

  /** Takes the first captions of test samples spread over the data set. */
  static SampleGrid of(ImageTextDataset dataset, CaptionEmbeddings captions, EmbeddingScale scale) {
    List<Sample> tests = dataset.samples(Split.TEST);
    List<Sample> samples = tests.isEmpty() ? dataset.samples() : tests;
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      int sample = (int) ((row + 0.5) * samples.size() / ROWS);
      texts.add(samples.get(sample).captions().get(0));
    }
    float[][] rows = texts.stream().map(captions::of).map(scale::apply).toArray(float[][]::new);
    return new SampleGrid(texts, rows);
  }

  /** Writes the pictures as PNG and the captions as text beside them. */
  void write(StageGenerator generator, Weights weights, Path file) {
    int size = generator.size();
    BufferedImage grid = new BufferedImage(COLUMNS * size, ROWS * size, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < ROWS; row++) {
      draw(pictures(generator, weights, embeddings[row]), size, grid, row);
    }
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(grid, "png", file.toFile());
      Files.write(file.resolveSibling("captions.txt"), captions);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the sample grid " + file, e);
    }
  }

  /** (columns, size, size, 3), flat. */
  private static float[] pictures(StageGenerator generator, Weights weights, float[] embedding) {
    return Tensors.scope(
        () ->
            Tensors.withoutGradients(
                () -> {
                  ComputeDevice device = weights.device();
                  Tensor text = device.place(Tensors.of(embedding, 1, embedding.length));
                  Noise noise = Noise.draw(COLUMNS, new SplittableRandom(NOISE_SEED)).on(device);
                  Tensor images =
                      generator
                          .generate(
                              weights,
                              text.expand(COLUMNS, embedding.length),
                              noise,
                              Mode.INFERENCE)
                          .image();
                  return Tensors.values(images.permute(0, 2, 3, 1));
                }));
  }

  private static void draw(float[] pictures, int size, BufferedImage grid, int row) {
    int at = 0;
    for (int column = 0; column < COLUMNS; column++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          int rgb = pixel(pictures[at++]) << 16 | pixel(pictures[at++]) << 8;
          grid.setRGB(column * size + x, row * size + y, rgb | pixel(pictures[at++]));
        }
      }
    }
  }

  private static int pixel(float value) {
    return (int) Math.max(0, Math.min(255, Math.floor((value + 1) * 127.5 + 0.5)));
  }
}
