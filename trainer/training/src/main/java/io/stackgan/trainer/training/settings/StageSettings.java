// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

import io.stackgan.trainer.training.losses.AdversarialLoss;
import io.stackgan.trainer.training.losses.Augmentation;

/**
 * How one stage is trained. Each key is the component's name in kebab case, such as {@code
 * stage1.generator-width}.
 *
 * @param generatorWidth g, GF_DIM of the published code
 * @param discriminatorWidth d, DF_DIM of the published code
 * @param residualBlocks of Stage-II; Stage-I has none
 * @param batch images a step
 * @param epochs passes over the training images
 * @param minutes after which the stage ends even if epochs are left; 0 sets no limit
 * @param headStart the first steps, in which the discriminator learns alone
 * @param generatorRate Adam's learning rate α for the generator
 * @param discriminatorRate the same for the discriminator
 * @param halvingEpochs both rates are halved each time so many epochs have passed; 0 never
 * @param klWeight λ, the weight of Conditioning Augmentation's divergence
 * @param sketchWeight weight of the mean absolute difference between Stage-II's picture, averaged
 *     down to 64×64, and Stage-I's; 0 as in the paper
 * @param matchingWeight weight of the matching loss; 0 as in the paper
 * @param captions whose embeddings are averaged in a step, drawn anew
 * @param mismatchCandidates texts of other classes, of which the discriminator must refuse the one
 *     most like the picture's own; 1 as in the paper
 * @param realLabel the discriminator's target for a real image with its text; below 1 smooths it
 * @param loss how the two networks are judged
 * @param spectralNorm whether the discriminator's weights are divided by their spectral norm, and a
 *     learned bias takes the place of its batch normalisation
 * @param augment what is done to every picture that the discriminator sees, real or generated
 * @param gradientPenalty γ of the discriminator's zero-centred penalty; 0 leaves it out
 * @param gradientPenaltyInterval in steps; the penalty's weight is multiplied by it
 * @param fadeEpochs the last epochs, over which both rates go linearly to 0
 * @param averageDecay of the exponential average of the generator's weights that is exported; 0
 *     exports the weights themselves
 * @param temperature what a release multiplies all noise with that it draws from; 1 as in the paper
 */
public record StageSettings(
    int generatorWidth,
    int discriminatorWidth,
    int residualBlocks,
    int batch,
    int epochs,
    double minutes,
    int headStart,
    double generatorRate,
    double discriminatorRate,
    int halvingEpochs,
    double klWeight,
    double sketchWeight,
    double matchingWeight,
    int captions,
    int mismatchCandidates,
    double realLabel,
    AdversarialLoss loss,
    boolean spectralNorm,
    Augmentation augment,
    double gradientPenalty,
    int gradientPenaltyInterval,
    int fadeEpochs,
    double averageDecay,
    double temperature) {}
