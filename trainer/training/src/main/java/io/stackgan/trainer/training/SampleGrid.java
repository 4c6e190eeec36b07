// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.training.data.EmbeddingScale;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.watching.PictureGrid;
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

  PictureGrid draw(StageGenerator generator, Weights weights) {
    int size = generator.size();
    List<byte[]> cells = new ArrayList<>();
    for (float[] embedding : embeddings) {
      float[] pictures = pictures(generator, weights, embedding);
      int values = pictures.length / COLUMNS;
      for (int column = 0; column < COLUMNS; column++) {
        cells.add(bytes(pictures, column * values, values));
      }
    }
    return new PictureGrid(COLUMNS, size, cells);
  }

  /** Writes the pictures as PNG and the captions as text beside them. */
  void write(PictureGrid grid, Path file) {
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(grid.image(), "png", file.toFile());
      Files.write(captionsBeside(file), captions);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the sample grid " + file, e);
    }
  }

  static Path captionsBeside(Path file) {
    return file.resolveSibling("captions.txt");
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

  private static byte[] bytes(float[] pictures, int start, int values) {
    byte[] rgb = new byte[values];
    for (int i = 0; i < values; i++) {
      rgb[i] = (byte) pixel(pictures[start + i]);
    }
    return rgb;
  }

  private static int pixel(float value) {
    return (int) Math.max(0, Math.min(255, Math.floor((value + 1) * 127.5 + 0.5)));
  }
}
