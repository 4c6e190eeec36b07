// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/** Packs {@link Squares} in a process that dies at once, without any farewell, before its end. */
final class DyingPacking {

  static final int DEATH = 9;

  private static final int IMAGES = 150;
  private static final int LAST = 140;

  private DyingPacking() {}

  /**
   * @param arguments the images' folder and the packed file
   */
  public static void main(String[] arguments) {
    Path images = Path.of(arguments[0]);
    List<Sample> samples =
        new AbstractList<>() {
          @Override
          public Sample get(int index) {
            if (index == LAST) {
              Runtime.getRuntime().halt(DEATH);
            }
            Path image = images.resolve(index + ".png");
            return new Sample("a", image, 0, Optional.empty(), List.of("a"), Split.TRAIN);
          }

          @Override
          public int size() {
            return IMAGES;
          }
        };
    ImageFile.of(Path.of(arguments[1]), samples, 76, 1, line -> {});
  }
}
