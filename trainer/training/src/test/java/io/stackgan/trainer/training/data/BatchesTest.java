// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.preparation.Preparation;
import io.stackgan.trainer.training.TinyData;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {

  @TempDir Path folder;

  private ImageTextDataset dataset;
  private CaptionEmbeddings captions;
  private TrainingData data;

  @BeforeEach
  void readData() throws IOException {
    dataset = TinyData.in(folder);
    captions =
        CaptionEmbeddings.of(
            dataset.samples(), TinyData.encoder(), folder.resolve("captions.f32"), 1, line -> {});
    data = data(dataset);
  }

  private TrainingData data(ImageTextDataset from) {
    EmbeddingScale none = EmbeddingScale.none(TinyData.FEATURES);
    Preparation preparation = new Preparation(from, folder, 1, line -> {});
    return TrainingData.of(from, preparation.pictures(Split.TRAIN, 64), captions, none);
  }

  private Batches batches(int batch, int averaged) {
    return new Batches(data, batch, 64, averaged, 1, 1);
  }

  @Test
  void mismatched_isNeverOfTheSameClass() {
    Batches batches = batches(4, 1);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 600; i++) {
      int sample = i % data.size();
      int other = batches.mismatched(sample, random);
      assertThat(data.classOf(other)).isNotEqualTo(data.classOf(sample));
    }
  }

  @Test
  void moreCandidates_giveMismatchedTextsThatAreMoreLikeTheOwn() {
    Batch any = new Batches(data, 12, 64, 1, 1, 1).draw(0, new SplittableRandom(1));
    Batch hard = new Batches(data, 12, 64, 1, 8, 1).draw(0, new SplittableRandom(1));
    assertThat(likeness(hard)).isGreaterThan(likeness(any) + 0.1);
  }

  /** The mean cosine between the batch's own and mismatched texts. */
  private static double likeness(Batch batch) {
    return torch.cosine_similarity(batch.embedding(), batch.mismatched()).mean().item_double();
  }

  @Test
  void images_areRgbBetweenMinusOneAndOne() {
    Batch batch = batches(12, 1).draw(0, new SplittableRandom(1));
    assertThat(batch.images().shape()).containsExactly(12, 3, 64, 64);
    float[] values = Tensors.values(batch.images());
    // Plain red, green and blue: of the first pixel one channel is 1 and the others −1.
    float[] firstPixel = {values[0], values[64 * 64], values[2 * 64 * 64]};
    Arrays.sort(firstPixel);
    assertThat(firstPixel).containsExactly(-1, -1, 1);
  }

  @Test
  void epoch_showsEveryImageOnce() {
    Batches batches = batches(4, 2);
    assertThat(batches.stepsAnEpoch()).isEqualTo(3);
    int[] seen = new int[3];
    for (int step = 0; step < 3; step++) {
      float[] images = Tensors.values(batches.draw(step, new SplittableRandom(step)).images());
      for (int row = 0; row < 4; row++) {
        for (int channel = 0; channel < 3; channel++) {
          seen[channel] += images[(row * 3 + channel) * 64 * 64] > 0 ? 1 : 0;
        }
      }
    }
    assertThat(seen).containsExactly(4, 4, 4);
  }

  @Test
  void embedding_isTheMeanOfSeveralCaptions() {
    Batch batch = batches(12, 2).draw(0, new SplittableRandom(1));
    float[] first = Arrays.copyOf(Tensors.values(batch.embedding()), TinyData.FEATURES);
    boolean found = dataset.samples().stream().anyMatch(sample -> isMean(first, sample));
    assertThat(found).isTrue();
  }

  private boolean isMean(float[] embedding, Sample sample) {
    float[] one = captions.of(sample.captions().get(0));
    float[] other = captions.of(sample.captions().get(1));
    for (int i = 0; i < embedding.length; i++) {
      if (Math.abs(embedding[i] - (one[i] + other[i]) / 2) > 1e-5) {
        return false;
      }
    }
    return true;
  }

  @Test
  void batch_largerThanTheDataSet() {
    assertThatThrownBy(() -> batches(13, 1))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("12 images");
  }

  @Test
  void data_ofOneClass() {
    List<Sample> reds =
        dataset.samples().stream().filter(sample -> sample.classIndex() == 0).toList();
    ImageTextDataset oneClass =
        new ImageTextDataset(
            "reds", dataset.fingerprint(), reds, dataset.classNames(), dataset.report());
    assertThatThrownBy(() -> data(oneClass))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("two classes");
  }

  @Test
  void scale_bringsFeaturesToUnitVariance() {
    EmbeddingScale scale = EmbeddingScale.of(new float[][] {{1, 5}, {3, 5}});
    assertThat(scale.apply(new float[] {3, 5})).containsExactly(new float[] {1, 0}, within(1e-6f));
  }

  @Test
  void scale_foldedIntoALayer() {
    EmbeddingScale scale = new EmbeddingScale(new float[] {1, 2}, new float[] {2, 4});
    float[] weight = {3, 5};
    // 3·(7 − 1)/2 + 5·(10 − 2)/4 + 1 = 20 = 1.5·7 + 1.25·10 − 3
    assertThat(scale.foldedWeight(weight)).containsExactly(1.5f, 1.25f);
    assertThat(scale.foldedBias(weight, new float[] {1})).containsExactly(-3f);
  }
}
