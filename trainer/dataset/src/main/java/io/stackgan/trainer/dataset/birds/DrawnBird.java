// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Image k of a seed, whatever the number of images.
 *
 * @param number k, counted from 1
 */
record DrawnBird(
    int number, Scene scene, BufferedImage image, Rectangle2D box, List<String> captions) {

  static DrawnBird draw(Species species, long seed, int number) {
    Dice dice = Dice.of(seed, 3, number);
    Scene scene = Scene.of(species, dice);
    BirdPainter painter = new BirdPainter(scene, dice);
    return new DrawnBird(
        number,
        scene,
        painter.paint(),
        painter.box(),
        new CaptionWriter(scene, Dice.of(seed, 4, number)).write());
  }

  /** Path in the images' folder, without its ending. */
  String stem() {
    Species species = scene.species();
    return "%s/%s_%05d".formatted(species.className(), species.name(), number);
  }
}
