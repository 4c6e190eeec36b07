// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.preparation.ImageFile;
import io.stackgan.trainer.preparation.ImageFile.Crop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Pictures of a split with their captions, by class. */
final class PairedData {

  /** Side of the pictures that the encoder sees: Stage-I's, so that they are packed once. */
  static final int SIDE = 64;

  private final List<Sample> samples;
  private final ImageFile images;
  private final int slack;
  private final List<List<Integer>> classes;

  PairedData(List<Sample> samples, ImageFile images) {
    this.samples = samples;
    this.images = images;
    this.slack = images.side() - SIDE;
    Map<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < samples.size(); i++) {
      byClass.computeIfAbsent(samples.get(i).classIndex(), any -> new ArrayList<>()).add(i);
    }
    this.classes = List.copyOf(byClass.values());
  }

  int size() {
    return samples.size();
  }

  /** Classes that have pictures. */
  int classes() {
    return classes.size();
  }

  /** Pictures of that many different classes. */
  int[] draw(int count, RandomGenerator random) {
    List<List<Integer>> left = new ArrayList<>(classes);
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      List<Integer> one = left.remove(random.nextInt(left.size()));
      drawn[i] = one.get(random.nextInt(one.size()));
    }
    return drawn;
  }

  /** A caption of each. */
  List<String> captions(int[] drawn, RandomGenerator random) {
    List<String> chosen = new ArrayList<>();
    for (int picture : drawn) {
      List<String> captions = samples.get(picture).captions();
      chosen.add(captions.get(random.nextInt(captions.size())));
    }
    return chosen;
  }

  /** (B, 3, 64, 64) in [−1, 1]: random squares, mirrored half of the time. */
  Tensor varied(int[] drawn, RandomGenerator random) {
    byte[] rgb = new byte[drawn.length * SIDE * SIDE * 3];
    for (int i = 0; i < drawn.length; i++) {
      int x = random.nextInt(slack + 1);
      int y = random.nextInt(slack + 1);
      copy(drawn[i], new Crop(x, y, SIDE, random.nextBoolean()), rgb, i);
    }
    return tensor(rgb, drawn.length);
  }

  /** (B, 3, 64, 64): the squares in the middle. */
  Tensor plain(int[] drawn) {
    byte[] rgb = new byte[drawn.length * SIDE * SIDE * 3];
    for (int i = 0; i < drawn.length; i++) {
      copy(drawn[i], new Crop(slack / 2, slack / 2, SIDE, false), rgb, i);
    }
    return tensor(rgb, drawn.length);
  }

  private void copy(int picture, Crop crop, byte[] rgb, int row) {
    images.crop(picture, crop, rgb, row * SIDE * SIDE * 3);
  }

  private static Tensor tensor(byte[] rgb, int count) {
    Tensor bytes = Tensor.create(rgb, count, SIDE, SIDE, 3).view(ScalarType.Byte);
    Tensor images = bytes.permute(0, 3, 1, 2).to(ScalarType.Float);
    return images.div_(new Scalar(127.5)).sub_(new Scalar(1.0));
  }
}
