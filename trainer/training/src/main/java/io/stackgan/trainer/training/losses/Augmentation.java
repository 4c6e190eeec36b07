// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/**
 * Differentiable augmentation (Zhao et al. 2020): real and generated pictures reach the
 * discriminator changed alike, so that it cannot learn few pictures by heart.
 */
public record Augmentation(Set<Kind> kinds) {

  static final String NONE = "none";

  /** In the order in which they are applied. */
  public enum Kind {
    /** Brightness, saturation and contrast; hides what captions say of colours. */
    COLOUR,
    /** Moved by up to an eighth of the side, grey around. */
    TRANSLATION,
    /** A grey square of half the side somewhere. */
    CUTOUT
  }

  /**
   * @param text {@value #NONE}, or kinds separated by commas
   */
  @JsonCreator
  public static Augmentation of(String text) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (!text.strip().equals(NONE)) {
      for (String name : text.split(",")) {
        kinds.add(kind(name.strip().toUpperCase(Locale.ROOT)));
      }
    }
    return new Augmentation(kinds);
  }

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("choose none, or some of colour,translation,cutout"));
  }

  /**
   * @param pictures (B, 3, S, S) in [−1, 1]
   * @param random drawn from for each picture anew
   */
  public Tensor apply(Tensor pictures, RandomGenerator random) {
    Tensor changed = pictures;
    if (kinds.contains(Kind.COLOUR)) {
      changed = Augmented.recoloured(changed, random);
    }
    if (kinds.contains(Kind.TRANSLATION)) {
      changed = Augmented.moved(changed, random);
    }
    if (kinds.contains(Kind.CUTOUT)) {
      changed = Augmented.cut(changed, random);
    }
    return changed;
  }
}
