// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Tensors;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * How often a caption finds its own picture among some of other classes, by the largest dot
 * product.
 *
 * @param accuracy share of the captions whose own picture came first
 * @param among pictures to choose from; chance is one in so many
 * @param captions that were asked
 */
public record Retrieval(double accuracy, int among, int captions) {

  private static final int AMONG = 50;
  private static final int ROUNDS = 20;
  private static final long SEED = 1;

  /** Asks the same captions of the same pictures each time. */
  static Retrieval measure(EncoderState state, PairedData data) {
    int among = Math.min(AMONG, data.classes());
    RandomGenerator random = new SplittableRandom(SEED);
    int right = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int[] drawn = data.draw(among, random);
      right +=
          Tensors.scope(() -> Tensors.withoutGradients(() -> right(state, data, drawn, random)));
    }
    return new Retrieval((double) right / (ROUNDS * among), among, ROUNDS * among);
  }

  private static int right(
      EncoderState state, PairedData data, int[] drawn, RandomGenerator random) {
    Tensor pictures = state.pictures(data.plain(drawn), Mode.INFERENCE);
    Tensor texts = state.texts(data.captions(drawn, random), Mode.INFERENCE);
    float[] scores = Tensors.values(texts.matmul(pictures.t()));
    int right = 0;
    for (int text = 0; text < drawn.length; text++) {
      right += first(scores, text, drawn.length) == text ? 1 : 0;
    }
    return right;
  }

  private static int first(float[] scores, int text, int pictures) {
    int best = 0;
    for (int picture = 1; picture < pictures; picture++) {
      if (scores[text * pictures + picture] > scores[text * pictures + best]) {
        best = picture;
      }
    }
    return best;
  }

  @Override
  public String toString() {
    return "%.1f %% of %d captions find their picture among %d of other classes (chance %.1f %%)"
        .formatted(100 * accuracy, captions, among, 100.0 / among);
  }
}
