// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import java.util.Optional;

/**
 * A generated picture, as far as judges need it.
 *
 * @param sketch Stage-I's
 * @param large Stage-II's, unless Stage-I alone is judged
 */
record Drawn(Look sketch, Optional<Large> large) {

  /**
   * @param picture 64×64, each pixel the mean of a block if the picture was larger
   * @param features of the picture at its own size
   */
  record Look(RgbImage picture, float[] features) {}

  /**
   * @param enlarged features of Stage-I's picture after bicubic enlargement
   */
  record Large(Look look, float[] enlarged) {}

  static Drawn by(
      Generator generator,
      float[] embedding,
      long seed,
      int index,
      Protocol protocol,
      Panel panel) {
    RgbImage sketch = generator.sketch(embedding, seed, index);
    Look small = look(sketch, panel);
    if (!protocol.bothStages()) {
      return new Drawn(small, Optional.empty());
    }
    RgbImage picture = generator.refine(embedding, sketch, seed, index);
    float[] enlarged = panel.features(Pictures.enlarge(sketch, picture.width()));
    return new Drawn(small, Optional.of(new Large(look(picture, panel), enlarged)));
  }

  private static Look look(RgbImage picture, Panel panel) {
    return new Look(Pictures.shrink(picture, Panel.SIDE), panel.features(picture));
  }
}
