// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import io.stackgan.networks.Network;
import io.stackgan.trainer.training.engine.Weights;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** What is seen in pictures, for captions to be compared with. */
interface Sights {

  /** Features of a picture. */
  int size();

  /** Those of them that the exported model has, in its order. */
  int[] kept();

  /** What learns along with the captions' side. */
  List<Network> networks();

  /** How captions may be changed when what is seen is. */
  Exchange exchange(RandomGenerator random);

  /** (B, {@link #size}) of the training split's pictures, varied and with colours exchanged. */
  Tensor varied(int[] pictures, List<Exchange> exchanges, RandomGenerator random, Weights weights);

  /** (B, {@link #size}) of consecutive pictures as they are. */
  Tensor plain(Album album, int from, int to, Weights weights);

  /** (B, 3, 64, 64) → (B, {@link #kept}). */
  byte[] onnx(Weights weights);
}
