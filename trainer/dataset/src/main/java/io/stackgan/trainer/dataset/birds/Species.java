// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import io.stackgan.trainer.dataset.Split;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A species: what all its birds have in common.
 *
 * @param number counted from 1
 * @param name with underscores, as CUB writes class names
 */
record Species(
    int number,
    String name,
    Split split,
    Map<Part, Tint> plumage,
    Optional<Tint> wingBars,
    Optional<Tint> eyeRing,
    Tint billTint,
    Tint legTint,
    Bill bill,
    TailLength tail,
    Build build) {

  Species {
    plumage = new EnumMap<>(plumage);
  }

  Tint tint(Part part) {
    return plumage.get(part);
  }

  /** The folder of its images. */
  String className() {
    return "%03d.%s".formatted(number, name);
  }
}
