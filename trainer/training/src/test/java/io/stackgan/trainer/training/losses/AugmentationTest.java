// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.trainer.training.engine.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class AugmentationTest {

  /** Each channel 1, 2, 3 … row by row. */
  private static Tensor picture(int side) {
    float[] values = new float[3 * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % (side * side) + 1;
    }
    return Tensors.of(values, 1, 3, side, side);
  }

  private static float[] firstChannel(Tensor pictures) {
    return Tensors.values(pictures.select(1, 0));
  }

  @Test
  void moved_toTheRightAndUp() {
    Tensor moved = Augmented.moved(picture(3), new int[][] {{1, -1}});
    assertThat(firstChannel(moved)).containsExactly(0, 4, 5, 0, 7, 8, 0, 0, 0);
  }

  @Test
  void moved_gradientMovesBack() {
    Tensor pictures = picture(3).requires_grad_();
    Augmented.moved(pictures, new int[][] {{1, -1}}).mul(picture(3)).sum().backward();
    assertThat(firstChannel(pictures.grad())).containsExactly(0, 0, 0, 2, 3, 0, 5, 6, 0);
  }

  @Test
  void cut_squareOfHalfTheSide() {
    Tensor cut = Augmented.cut(picture(4), new int[][] {{0, 2}});
    // Columns −1 and 0, rows 1 and 2.
    assertThat(firstChannel(cut))
        .containsExactly(1, 2, 3, 4, 0, 6, 7, 8, 0, 10, 11, 12, 13, 14, 15, 16);
  }

  @Test
  void recoloured_byHand() {
    // One pixel of (0, 0.3, 0.6): brighter by 0.1, its colour doubled, then around its mean again.
    Tensor pixel = Tensors.of(new float[] {0, 0.3f, 0.6f}, 1, 3, 1, 1);
    Tensor changed =
        Augmented.recoloured(pixel, new float[] {0.1f}, new float[] {2}, new float[] {0.5f});
    assertThat(Tensors.values(changed))
        .containsExactly(new float[] {0.1f, 0.4f, 0.7f}, within(1e-6f));
  }

  @Test
  void apply_sameDrawsSamePictures() {
    Augmentation all = Augmentation.of("cutout,colour,translation");
    float[] once = Tensors.values(all.apply(picture(16), new SplittableRandom(5)));
    assertThat(Tensors.values(all.apply(picture(16), new SplittableRandom(5)))).isEqualTo(once);
    assertThat(Tensors.values(all.apply(picture(16), new SplittableRandom(6)))).isNotEqualTo(once);
  }

  @Test
  void none_changesNothingAndDrawsNothing() {
    SplittableRandom random = new SplittableRandom(5);
    Tensor pictures = picture(8);
    assertThat(Augmentation.of("none").apply(pictures, random)).isSameAs(pictures);
    assertThat(random.nextLong()).isEqualTo(new SplittableRandom(5).nextLong());
  }
}
