// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.training.Adam;
import io.stackgan.trainer.training.Autocast;
import io.stackgan.trainer.training.Forward;
import io.stackgan.trainer.training.Forward.Mode;
import io.stackgan.trainer.training.Precision;
import io.stackgan.trainer.training.SettingsException;
import io.stackgan.trainer.training.Tensors;
import io.stackgan.trainer.training.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Teaches two networks to bring pictures and captions together by the symmetric structured joint
 * embedding loss (Reed et al. 2016): Σ over i, j ≠ i of max(0, 1 + s_ij − s_ii) + max(0, 1 + s_ji −
 * s_ii), s the dot products within a batch of distinct classes.
 */
final class MatchLesson {

  private static final int BATCH = 64;
  private static final double RATE = 1e-3;

  private final CaptionEmbeddings embeddings;
  private final Network picture;
  private final Network caption;
  private final Weights weights;
  private final Adam adam;
  private final Autocast autocast = new Autocast(Precision.AUTO.bfloat16());

  MatchLesson(CaptionEmbeddings embeddings, long seed) {
    this.embeddings = embeddings;
    this.picture = JudgeNetworks.picture("judge.picture", JudgeNetworks.SPACE);
    this.caption = JudgeNetworks.caption("judge.caption", embeddings.features());
    this.weights = Weights.initial(List.of(picture, caption), new SplittableRandom(seed));
    this.adam = new Adam(weights);
  }

  Network picture() {
    return picture;
  }

  Network caption() {
    return caption;
  }

  Weights weights() {
    return weights;
  }

  void teach(Album album, int steps, long seed, LessonListener listener) {
    List<int[]> classes = classes(album);
    for (int step = 0; step < steps; step++) {
      RandomGenerator random = new SplittableRandom(seed + step);
      double rate = RATE * LessonListener.fadedOut(step, steps);
      double loss = Tensors.scope(() -> step(album, draw(classes, random), random, rate));
      listener.stepped(step, steps, loss);
    }
  }

  private static List<int[]> classes(Album album) {
    Map<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < album.samples().size(); i++) {
      int index = album.samples().get(i).classIndex();
      byClass.computeIfAbsent(index, any -> new ArrayList<>()).add(i);
    }
    if (byClass.size() < BATCH) {
      throw new SettingsException(
          "The training split has %d classes, but a batch takes %d different ones: draw more images"
              .formatted(byClass.size(), BATCH));
    }
    return byClass.values().stream()
        .map(pictures -> pictures.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** Pictures of different classes. */
  private static int[] draw(List<int[]> classes, RandomGenerator random) {
    List<int[]> left = new ArrayList<>(classes);
    int[] pictures = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      int[] one = left.remove(random.nextInt(left.size()));
      pictures[i] = one[random.nextInt(one.length)];
    }
    return pictures;
  }

  private double step(Album album, int[] pictures, RandomGenerator random, double rate) {
    Tensor images = album.varied(pictures, random);
    Tensor v = run(picture, images).reshape(BATCH, JudgeNetworks.SPACE);
    Tensor t = run(caption, captions(album, pictures, random));
    Tensor s = torch.matmul(v, t.t());
    Tensor own = s.diag().unsqueeze(1);
    Scalar margin = new Scalar(1.0);
    Tensor byPicture = torch.relu(s.sub(own).add(margin)).sum();
    Tensor byCaption = torch.relu(s.t().sub(own).add(margin)).sum();
    Tensor loss = byPicture.add(byCaption).div(new Scalar(BATCH)).sub(new Scalar(2.0));
    weights.forgetGradients();
    loss.backward();
    adam.step(rate);
    return loss.item_float();
  }

  private Tensor run(Network network, Tensor input) {
    Map<String, Tensor> inputs = Map.of(network.input(), input);
    Tensor raw = autocast.compute(() -> Forward.run(network, weights, inputs, Mode.TRAINING));
    return Tensors.single(raw);
  }

  private Tensor captions(Album album, int[] pictures, RandomGenerator random) {
    int features = embeddings.features();
    float[] rows = new float[pictures.length * features];
    for (int i = 0; i < pictures.length; i++) {
      Sample sample = album.samples().get(pictures[i]);
      String one = sample.captions().get(random.nextInt(sample.captions().size()));
      System.arraycopy(embeddings.of(one), 0, rows, i * features, features);
    }
    return Tensors.of(rows, pictures.length, features);
  }
}
