// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

/**
 * What one step gave.
 *
 * @param discriminator real + ½ (mismatched + generated)
 * @param generator the adversarial part alone
 * @param divergence Conditioning Augmentation's, before its weight λ
 * @param unfaithfulness of Stage-II to its sketch, before its weight; 0 for Stage-I
 * @param matching of pictures with their texts, before its weight; 0 without it
 */
public record StepLosses(
    double discriminator,
    double generator,
    double divergence,
    double unfaithfulness,
    double matching) {

  public StepLosses checked(long step) {
    if (Double.isFinite(discriminator)
        && Double.isFinite(generator + divergence + unfaithfulness + matching)) {
      return this;
    }
    throw new LossNotFiniteException(
        "Step %d gave a loss that is no number (%s)".formatted(step, this),
        "resume with lower learning rates, such as --set generator-rate=1e-4 --set"
            + " discriminator-rate=1e-4");
  }
}
