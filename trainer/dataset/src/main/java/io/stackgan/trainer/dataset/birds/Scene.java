// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/**
 * One picture of a bird. Lengths are in pixels of the 304×304 picture, angles in radians.
 *
 * @param tilt how far the body points upwards
 * @param nod how far the head looks up (above 0) or down
 * @param extent the longer side of the bird's box
 * @param light −1 (from the left) to 1
 */
record Scene(
    Species species,
    Pose pose,
    Scenery scenery,
    boolean facesLeft,
    double tilt,
    double nod,
    double extent,
    double centreX,
    double centreY,
    double light) {

  static final int SIDE = 304;

  static Scene of(Species species, Dice dice) {
    Pose pose = Pose.values()[dice.weighted(0.56, 0.18, 0.14, 0.12)];
    double[] tilts = tilts(pose);
    return new Scene(
        species,
        pose,
        Scenery.values()[dice.weighted(0.2, 0.3, 0.15, 0.2, 0.15)],
        dice.chance(0.5),
        Math.toRadians(dice.between(tilts[0], tilts[1])),
        Math.toRadians(dice.between(-10, 14)),
        dice.between(236, 276),
        SIDE / 2.0 + dice.between(-7, 7),
        SIDE / 2.0 + dice.between(-7, 7),
        dice.between(-1, 1));
  }

  private static double[] tilts(Pose pose) {
    return switch (pose) {
      case ON_BRANCH -> new double[] {18, 44};
      case ON_GROUND -> new double[] {6, 26};
      case ON_REED -> new double[] {30, 52};
      case FLYING -> new double[] {-4, 16};
    };
  }
}
