// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.data;

import io.stackgan.trainer.preparation.ImageFile.Crop;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.Tensors;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Draws the batches of a stage. Each epoch shows every image once, in an order of its own. */
public final class Batches implements BatchSource {

  private final TrainingData data;
  private final int batch;
  private final int size;
  private final int captions;
  private final int candidates;
  private final long seed;
  private int[] order = {};
  private long orderedEpoch = -1;

  /**
   * @param size side of the pictures that the networks see
   * @param captions whose embeddings are averaged
   * @param candidates for the mismatched text
   */
  public Batches(TrainingData data, int batch, int size, int captions, int candidates, long seed) {
    this.data = data;
    this.batch = batch;
    this.size = size;
    this.captions = captions;
    this.candidates = candidates;
    this.seed = seed;
    if (data.size() < batch) {
      throw new SettingsException(
          "The training split has %d images, fewer than the batch of %d: set a smaller batch"
              .formatted(data.size(), batch));
    }
  }

  /** What does not fill a batch waits for the next epoch. */
  @Override
  public int stepsAnEpoch() {
    return data.size() / batch;
  }

  @Override
  public Batch draw(long step, RandomGenerator random) {
    orderFor(step / stepsAnEpoch());
    int start = Math.toIntExact(step % stepsAnEpoch()) * batch;
    byte[] rgb = new byte[batch * size * size * 3];
    float[][] own = new float[batch][];
    float[][] others = new float[batch][];
    for (int row = 0; row < batch; row++) {
      int sample = order[start + row];
      data.images().crop(sample, crop(random), rgb, row * size * size * 3);
      own[row] = text(sample, random);
      others[row] = mismatchedText(sample, own[row], random);
    }
    return new Batch(images(rgb), Tensors.ofRows(own), Tensors.ofRows(others));
  }

  private void orderFor(long epoch) {
    if (epoch == orderedEpoch) {
      return;
    }
    order = new int[data.size()];
    RandomGenerator random = new SplittableRandom(new Random(seed + epoch).nextLong());
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    orderedEpoch = epoch;
  }

  private Crop crop(RandomGenerator random) {
    int slack = data.images().side() - size + 1;
    return new Crop(random.nextInt(slack), random.nextInt(slack), size, random.nextBoolean());
  }

  /** A sample of another class. */
  int mismatched(int sample, RandomGenerator random) {
    int other;
    do {
      other = random.nextInt(data.size());
    } while (data.classOf(other) == data.classOf(sample));
    return other;
  }

  /** The mean of some different captions' embeddings. */
  private float[] text(int sample, RandomGenerator random) {
    float[][] rows = data.embeddings(sample).clone();
    int drawn = Math.min(captions, rows.length);
    float[] mean = new float[data.features()];
    for (int i = 0; i < drawn; i++) {
      int j = random.nextInt(i, rows.length);
      float[] picked = rows[j];
      rows[j] = rows[i];
      rows[i] = picked;
      for (int feature = 0; feature < picked.length; feature++) {
        mean[feature] += picked[feature] / drawn;
      }
    }
    return mean;
  }

  /** Of the candidates the text that is most like the image's own, and so the hardest to refuse. */
  private float[] mismatchedText(int sample, float[] own, RandomGenerator random) {
    float[] hardest = text(mismatched(sample, random), random);
    for (int i = 1; i < candidates; i++) {
      float[] other = text(mismatched(sample, random), random);
      if (similarity(own, other) > similarity(own, hardest)) {
        hardest = other;
      }
    }
    return hardest;
  }

  /** The cosine of the angle between the two. */
  private static double similarity(float[] first, float[] second) {
    return dot(first, second) / Math.sqrt(dot(first, first) * dot(second, second));
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }

  /** (B, S, S, 3) bytes → (B, 3, S, S) in [−1, 1]; the bytes' order is channels-last already. */
  private Tensor images(byte[] rgb) {
    Tensor bytes = Tensor.create(rgb, batch, size, size, 3).view(ScalarType.Byte);
    Tensor images = bytes.permute(0, 3, 1, 2).to(ScalarType.Float);
    return images.div_(new Scalar(127.5)).sub_(new Scalar(1.0));
  }
}
