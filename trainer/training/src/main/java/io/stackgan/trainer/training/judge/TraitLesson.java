// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.trainer.training.engine.Adam;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Precision;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Teaches a classifier to name every trait: the sum of the traits' cross-entropies. */
final class TraitLesson {

  private static final int BATCH = 64;
  private static final double RATE = 1e-3;

  private final Traits traits;
  private final Classifier classifier;
  private final Weights weights;
  private final Adam adam;
  private final Autocast autocast = new Autocast(Precision.AUTO.bfloat16());

  TraitLesson(Traits traits, Classifier classifier, long seed) {
    this.traits = traits;
    this.classifier = classifier;
    this.weights = Weights.initial(classifier.networks(), new SplittableRandom(seed));
    this.adam = new Adam(weights);
  }

  byte[] onnx() {
    return classifier.onnx(weights);
  }

  /**
   * @param listener hears of the loss of some steps
   */
  void teach(Album album, int steps, long seed, LessonListener listener) {
    for (int step = 0; step < steps; step++) {
      RandomGenerator random = new SplittableRandom(seed + step);
      double rate = RATE * LessonListener.fadedOut(step, steps);
      double loss = Tensors.scope(() -> step(album, random, rate));
      listener.stepped(step, steps, loss);
    }
  }

  private double step(Album album, RandomGenerator random, double rate) {
    int[] pictures = random.ints(BATCH, 0, album.samples().size()).toArray();
    Tensor images = album.varied(pictures, random);
    Tensor logits =
        autocast.compute(() -> logits(images, any -> Disguise.of(any, random), Mode.TRAINING));
    Tensor agreement = null;
    int start = 0;
    for (Map.Entry<String, List<String>> trait : traits.values().entrySet()) {
      int count = trait.getValue().size();
      Tensor likelihood = torch.log_softmax(logits.narrow(1, start, count), 1);
      Tensor sum = likelihood.mul(oneHot(album, pictures, trait.getKey(), count)).sum();
      agreement = agreement == null ? sum : agreement.add(sum);
      start += count;
    }
    Tensor loss = agreement.div(new Scalar(-BATCH));
    weights.forgetGradients();
    loss.backward();
    adam.step(rate);
    return loss.item_float();
  }

  private Tensor oneHot(Album album, int[] pictures, String trait, int count) {
    float[] rows = new float[pictures.length * count];
    for (int i = 0; i < pictures.length; i++) {
      rows[i * count + traits.label(album.samples().get(pictures[i]), trait)] = 1;
    }
    return Tensors.of(rows, pictures.length, count);
  }

  private Tensor logits(Tensor images, UnaryOperator<Tensor> disguise, Mode mode) {
    return classifier.logits(images, disguise, weights, mode);
  }

  /** The share of pictures whose value it names rightly, trait by trait. */
  Map<String, Double> accuracy(Album album) {
    Map<String, Integer> right = new LinkedHashMap<>();
    traits.values().keySet().forEach(trait -> right.put(trait, 0));
    int size = album.samples().size();
    for (int from = 0; from < size; from += BATCH) {
      int start = from;
      int end = Math.min(size, from + BATCH);
      float[] logits =
          Tensors.scope(
              () ->
                  Tensors.withoutGradients(
                      () ->
                          Tensors.values(
                              logits(
                                  album.plain(start, end),
                                  UnaryOperator.identity(),
                                  Mode.INFERENCE))));
      for (int i = start; i < end; i++) {
        count(album, i, logits, (i - start) * traits.size(), right);
      }
    }
    Map<String, Double> accuracy = new LinkedHashMap<>();
    right.forEach((trait, count) -> accuracy.put(trait, (double) count / size));
    return accuracy;
  }

  private void count(
      Album album, int picture, float[] logits, int row, Map<String, Integer> right) {
    int start = row;
    for (Map.Entry<String, List<String>> trait : traits.values().entrySet()) {
      int count = trait.getValue().size();
      int largest = 0;
      for (int i = 1; i < count; i++) {
        largest = logits[start + i] > logits[start + largest] ? i : largest;
      }
      if (largest == traits.label(album.samples().get(picture), trait.getKey())) {
        right.merge(trait.getKey(), 1, Integer::sum);
      }
      start += count;
    }
  }
}
