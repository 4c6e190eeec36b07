// SPDX-License-Identifier: Apache-2.0
package io.stackgan.networks;

import io.stackgan.networks.Layer.Linear;
import java.util.List;

/**
 * Conditioning Augmentation (Section 3.2): a text embedding φ gives a Gaussian N(μ(φ), σ²(φ) I), of
 * which the generator's condition is a sample, c = μ + exp(½ log σ²)·ε with ε ~ N(0, I).
 */
public final class ConditioningAugmentation {

  /** Features of the condition c. */
  public static final int CONDITION = 128;

  public static final String EMBEDDING = "embedding";

  private ConditioningAugmentation() {}

  /** (B, embedding) → (B, 2·{@value #CONDITION}): first half μ, second half log σ². */
  public static Network network(String stage, int embedding) {
    return new Network(
        stage + ".conditioning",
        EMBEDDING,
        List.of(new Linear("fc", embedding, 2 * CONDITION, true), Layers.LEAKY_RELU));
  }
}
