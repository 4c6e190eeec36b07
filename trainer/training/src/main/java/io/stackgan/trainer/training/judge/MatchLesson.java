// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.onnxexport.NetworkExport;
import io.stackgan.trainer.preparation.WordPairs;
import io.stackgan.trainer.training.engine.Adam;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Teaches what each word and pair of words says of pictures: within a batch of distinct classes,
 * the softmax of the dot products over the captions is to pick each picture's own, and the softmax
 * over the pictures each caption's own (the matching loss of Xu et al. 2018, Section 3.2, on whole
 * captions).
 */
final class MatchLesson {

  private static final int LARGEST_BATCH = 256;
  private static final double RATE = 3e-3;

  /** So many words and pairs are known, if they are in so many of the captions. */
  private static final int MOST_WORDS = 4096;

  private static final int LEAST_CAPTIONS = 5;

  private final Sights sights;
  private final Album album;
  private final List<String> known;
  private final WordPairs words;
  private final Network caption;
  private final Weights weights;
  private final Adam adam;

  /**
   * @param album the training split's
   */
  MatchLesson(Sights sights, Album album, long seed) {
    this.sights = sights;
    this.album = album;
    this.known = commonest(new SplittableRandom(seed));
    this.words = new WordPairs(known);
    this.caption = JudgeNetworks.caption(words.dimension(), sights.size());
    List<Network> networks = new ArrayList<>(sights.networks());
    networks.add(caption);
    this.weights = Weights.initial(networks, new SplittableRandom(seed));
    this.adam = new Adam(weights);
  }

  /** As the captions will be, with colours exchanged. */
  private List<String> commonest(RandomGenerator random) {
    Stream<String> captions =
        album.samples().stream()
            .flatMap(sample -> sample.captions().stream())
            .map(caption -> sights.exchange(random).in(caption));
    return WordPairs.commonest(captions, MOST_WORDS, LEAST_CAPTIONS);
  }

  /** The words and pairs that it reads, in the order of the captions' model. */
  List<String> words() {
    return known;
  }

  byte[] pictureOnnx() {
    return sights.onnx(weights);
  }

  /** Of the features that the pictures' model has. */
  byte[] captionOnnx() {
    int[] kept = sights.kept();
    return NetworkExport.ofVectors(
        JudgeNetworks.caption(words.dimension(), kept.length),
        words.dimension(),
        kept.length,
        name -> rows(weights.values(name), kept));
  }

  private float[] rows(float[] all, int[] kept) {
    int width = words.dimension();
    float[] rows = new float[kept.length * width];
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(all, kept[i] * width, rows, i * width, width);
    }
    return rows;
  }

  void teach(int steps, long seed, LessonListener listener) {
    List<int[]> classes = classes();
    for (int step = 0; step < steps; step++) {
      RandomGenerator random = new SplittableRandom(seed + step);
      double rate = RATE * LessonListener.fadedOut(step, steps);
      double loss = Tensors.scope(() -> step(draw(classes, random), random, rate));
      listener.stepped(step, steps, loss);
    }
  }

  private List<int[]> classes() {
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

  private double step(int[] pictures, RandomGenerator random, double rate) {
    List<Exchange> exchanges =
        Arrays.stream(pictures).mapToObj(any -> sights.exchange(random)).toList();
    Tensor v = sights.varied(pictures, exchanges, random, weights);
    Tensor t = run(captions(pictures, exchanges, random));
    Tensor s = torch.matmul(v, t.t());
    Tensor right = torch.log_softmax(s, 1).add(torch.log_softmax(s, 0)).diag();
    Tensor loss = right.mean().mul(new Scalar(-0.5));
    weights.forgetGradients();
    loss.backward();
    adam.step(rate);
    return loss.item_float();
  }

  private List<String> captions(int[] pictures, List<Exchange> exchanges, RandomGenerator random) {
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < pictures.length; i++) {
      List<String> all = album.samples().get(pictures[i]).captions();
      captions.add(exchanges.get(i).in(all.get(random.nextInt(all.size()))));
    }
    return captions;
  }

  /** (B, features). */
  private Tensor run(List<String> captions) {
    float[] rows = new float[captions.size() * words.dimension()];
    float[][] vectors = words.encode(captions);
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(vectors[i], 0, rows, i * words.dimension(), words.dimension());
    }
    Tensor input = Tensors.of(rows, vectors.length, words.dimension());
    return Forward.run(caption, weights, Map.of(caption.input(), input), Mode.INFERENCE);
  }

  /** Features of consecutive pictures, by what was learned. */
  List<float[]> ofPictures(Album other, int from, int to) {
    return rows(
        Tensors.scope(
            () ->
                Tensors.withoutGradients(
                    () -> Tensors.values(sights.plain(other, from, to, weights)))));
  }

  List<float[]> ofCaptions(List<String> captions) {
    return rows(Tensors.scope(() -> Tensors.withoutGradients(() -> Tensors.values(run(captions)))));
  }

  private List<float[]> rows(float[] values) {
    List<float[]> rows = new ArrayList<>();
    for (int start = 0; start < values.length; start += sights.size()) {
      rows.add(Arrays.copyOfRange(values, start, start + sights.size()));
    }
    return rows;
  }
}
