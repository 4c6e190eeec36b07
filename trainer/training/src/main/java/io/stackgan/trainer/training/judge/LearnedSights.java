// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Precision;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * For pictures of which nothing is known: networks find out for themselves what is worth seeing.
 */
final class LearnedSights implements Sights {

  /** Places that are looked at, and what is seen at each. */
  private static final int PARTS = 12;

  private static final int FEATURES = 24;

  private final Album album;
  private final PartNetwork eyes = PartNetwork.of("judge.eyes", PARTS, FEATURES);
  private final Network head = JudgeNetworks.picture("judge.picture", PARTS * FEATURES);
  private final Autocast autocast = new Autocast(Precision.AUTO.bfloat16());

  /**
   * @param album the training split's
   */
  LearnedSights(Album album) {
    this.album = album;
  }

  @Override
  public int size() {
    return JudgeNetworks.SPACE;
  }

  @Override
  public int[] kept() {
    return IntStream.range(0, size()).toArray();
  }

  @Override
  public List<Network> networks() {
    return List.of(eyes.where(), eyes.what(), head);
  }

  /** None: it is not known which pixels had to change. */
  @Override
  public Exchange exchange(RandomGenerator random) {
    return Exchange.none(List.of());
  }

  @Override
  public Tensor varied(
      int[] pictures, List<Exchange> exchanges, RandomGenerator random, Weights weights) {
    Tensor images = album.varied(pictures, random);
    return look(images, any -> Disguise.of(any, random), weights, Mode.TRAINING);
  }

  @Override
  public Tensor plain(Album other, int from, int to, Weights weights) {
    return look(other.plain(from, to), UnaryOperator.identity(), weights, Mode.INFERENCE);
  }

  private Tensor look(Tensor images, UnaryOperator<Tensor> disguise, Weights weights, Mode mode) {
    Tensor seen = autocast.compute(() -> eyes.seen(images, disguise, weights, mode));
    Tensor row = seen.reshape(seen.size(0), seen.size(1) * seen.size(2));
    return Tensors.single(
        autocast.compute(() -> Forward.run(head, weights, Map.of(head.input(), row), mode)));
  }

  @Override
  public byte[] onnx(Weights weights) {
    return eyes.onnx(head, JudgeNetworks.SPACE, weights);
  }
}
