// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.onnxexport.NetworkExport;
import io.stackgan.trainer.preparation.TextEncoder;
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
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Teaches two networks to bring pictures and captions together: within a batch of distinct classes,
 * the softmax of the dot products over the captions is to pick each picture's own, and the softmax
 * over the pictures each caption's own (the matching loss of Xu et al. 2018, Section 3.2, on whole
 * captions).
 */
final class MatchLesson {

  private static final int LARGEST_BATCH = 64;
  private static final double RATE = 1e-3;

  /** Places that are looked at, and what is seen at each. */
  private static final int PARTS = 12;

  private static final int FEATURES = 24;

  private final TextEncoder texts;
  private final PartNetwork eyes;
  private final Network picture;
  private final Network caption;
  private final Weights weights;
  private final Adam adam;
  private final Autocast autocast = new Autocast(Precision.AUTO.bfloat16());

  MatchLesson(TextEncoder texts, long seed) {
    this.texts = texts;
    this.eyes = PartNetwork.of("judge.eyes", PARTS, FEATURES);
    this.picture = JudgeNetworks.picture("judge.picture", PARTS * FEATURES);
    this.caption = JudgeNetworks.caption("judge.caption", texts.dimension());
    this.weights =
        Weights.initial(
            List.of(eyes.where(), eyes.what(), picture, caption), new SplittableRandom(seed));
    this.adam = new Adam(weights);
  }

  byte[] pictureOnnx() {
    return eyes.onnx(picture, JudgeNetworks.SPACE, weights);
  }

  byte[] captionOnnx() {
    return NetworkExport.ofVectors(
        caption, texts.dimension(), JudgeNetworks.SPACE, weights::values);
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
    if (byClass.size() < 2) {
      throw new SettingsException(
          "The training split has fewer than two classes, so that no caption is another class's");
    }
    return byClass.values().stream()
        .map(pictures -> pictures.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** Pictures of different classes. */
  private static int[] draw(List<int[]> classes, RandomGenerator random) {
    List<int[]> left = new ArrayList<>(classes);
    int[] pictures = new int[Math.min(LARGEST_BATCH, classes.size())];
    for (int i = 0; i < pictures.length; i++) {
      int[] one = left.remove(random.nextInt(left.size()));
      pictures[i] = one[random.nextInt(one.length)];
    }
    return pictures;
  }

  private double step(Album album, int[] pictures, RandomGenerator random, double rate) {
    Tensor images = album.varied(pictures, random);
    Tensor v = look(images, any -> Disguise.of(any, random), Mode.TRAINING);
    Tensor t = run(caption, captions(album, pictures, random), Mode.TRAINING);
    Tensor s = torch.matmul(v, t.t());
    Tensor right = torch.log_softmax(s, 1).add(torch.log_softmax(s, 0)).diag();
    Tensor loss = right.mean().mul(new Scalar(-0.5));
    weights.forgetGradients();
    loss.backward();
    adam.step(rate);
    return loss.item_float();
  }

  /** (B, {@value JudgeNetworks#SPACE}) of pictures (B, 3, 64, 64), by what was learned. */
  float[] ofPictures(Tensor images) {
    return Tensors.withoutGradients(
        () -> Tensors.values(look(images, UnaryOperator.identity(), Mode.INFERENCE)));
  }

  /** (B, {@value JudgeNetworks#SPACE}) of sentence embeddings (B, E). */
  float[] ofCaptions(Tensor sentences) {
    return Tensors.withoutGradients(() -> Tensors.values(run(caption, sentences, Mode.INFERENCE)));
  }

  /** (B, {@value JudgeNetworks#SPACE}). */
  private Tensor look(Tensor images, UnaryOperator<Tensor> disguise, Mode mode) {
    Tensor seen = autocast.compute(() -> eyes.seen(images, disguise, weights, mode));
    return run(picture, seen.reshape(seen.size(0), seen.size(1) * seen.size(2)), mode);
  }

  private Tensor run(Network network, Tensor input, Mode mode) {
    Map<String, Tensor> inputs = Map.of(network.input(), input);
    Tensor raw = autocast.compute(() -> Forward.run(network, weights, inputs, mode));
    return Tensors.single(raw);
  }

  private Tensor captions(Album album, int[] pictures, RandomGenerator random) {
    List<String> captions = new ArrayList<>();
    for (int picture : pictures) {
      List<String> all = album.samples().get(picture).captions();
      captions.add(all.get(random.nextInt(all.size())));
    }
    return vectors(captions);
  }

  /** (B, features) of the texts. */
  Tensor vectors(List<String> captions) {
    float[] rows = new float[captions.size() * texts.dimension()];
    float[][] vectors = texts.encode(captions);
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(vectors[i], 0, rows, i * texts.dimension(), texts.dimension());
    }
    return Tensors.of(rows, vectors.length, texts.dimension());
  }
}
