// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CropTest {

  private static final ImageDimensions IMAGE = new ImageDimensions(200, 100);

  @Test
  void square_isCentredOnTheBoxAndOneAndAHalfTimesItsLongerSide() {
    // Centre (100, 50), half side 0.75 · 40 = 30.
    assertThat(Crop.around(new Box(80, 40, 40, 20, 1), IMAGE)).isEqualTo(new Crop(70, 20, 60, 60));
  }

  @Test
  void square_isClippedToTheImage() {
    // Centre (20, 50), half side 45: from (−25, 5) to (65, 95).
    assertThat(Crop.around(new Box(-10, 30, 60, 40, 1), IMAGE)).isEqualTo(new Crop(0, 5, 65, 90));
  }

  @Test
  void boxOutsideTheImage_givesTheWholeImage() {
    assertThat(Crop.around(new Box(500, 500, 20, 20, 1), IMAGE))
        .isEqualTo(new Crop(0, 0, 200, 100));
  }
}
