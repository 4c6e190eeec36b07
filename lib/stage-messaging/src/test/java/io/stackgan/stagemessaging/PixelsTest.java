// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PixelsTest {

  @Test
  void planes_becomePixels_roundedAndClamped() {
    // Two pixels: red −1 and 1, green 0 (127.5, half up) and 3 (clamped), blue −9 and 0.5.
    byte[] rgb = Pixels.toBytes(new float[] {-1, 1, 0, 3, -9, 0.5f});

    assertThat(rgb).containsExactly(0, 128, 0, 255, 255, 191);
  }

  @Test
  void numbersThatAreNotFinite_areNoPicture() {
    for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Pixels.toBytes(new float[] {0, wrong, 0}))
          .hasMessageContaining("not finite");
    }
  }

  @Test
  void everyLevel_survivesThereAndBack() {
    byte[] rgb = new byte[256 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3);
    }

    float[] planes = Pixels.toPlanes(rgb);

    assertThat(planes[0]).isCloseTo(-1, within(1e-6f));
    assertThat(planes[255]).isCloseTo(1, within(1e-6f));
    assertThat(Pixels.toBytes(planes)).isEqualTo(rgb);
  }
}
