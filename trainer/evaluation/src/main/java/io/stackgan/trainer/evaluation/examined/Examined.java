// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import java.util.Optional;

/**
 * The judges' verdicts on one generated picture.
 *
 * @param sketch Stage-I's, 64×64
 * @param large what is at 256×256, unless Stage-I alone is judged
 */
record Examined(Verdict sketch, Optional<Large> large) {

  /**
   * @param picture Stage-II's
   * @param enlarged features of Stage-I's picture after bicubic enlargement
   */
  record Large(Verdict picture, float[] enlarged) {}

  static Examined draw(
      Generator generator,
      float[] embedding,
      long seed,
      int index,
      Protocol protocol,
      Panel panel) {
    RgbImage sketch = generator.sketch(embedding, seed, index);
    Verdict small = panel.verdict(sketch, panel.features(sketch));
    if (!protocol.bothStages()) {
      return new Examined(small, Optional.empty());
    }
    RgbImage picture = generator.refine(embedding, sketch, seed, index);
    float[] enlarged = panel.features(Pictures.enlarge(sketch, picture.width()));
    Verdict large = panel.verdict(picture, panel.features(picture));
    return new Examined(small, Optional.of(new Large(large, enlarged)));
  }
}
