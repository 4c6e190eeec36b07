// SPDX-License-Identifier: Apache-2.0
package io.stackgan.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class CaptionEmbeddingsTest {

  private final CaptionEmbeddings way =
      new CaptionEmbeddings(new float[] {1, 0}, new float[] {0, 3});

  @Test
  void ends_areTheCaptionsOwn() {
    assertThat(way.at(0)).isSameAs(way.from());
    assertThat(way.at(1)).isSameAs(way.to());
  }

  @Test
  void between_liesInBothDirections_atTheLengthBetween() {
    float[] half = way.at(0.5); // (0.5, 1.5), stretched from √2.5 to 2
    assertThat((double) half[0]).isCloseTo(0.5 * 2 / Math.sqrt(2.5), offset(1e-6));
    assertThat((double) half[1]).isCloseTo(1.5 * 2 / Math.sqrt(2.5), offset(1e-6));
  }

  @Test
  void withoutAWay_everyPictureHasTheCaption() {
    float[] caption = {1, 2};
    assertThat(new CaptionEmbeddings(caption, caption).at(0.3)).isSameAs(caption);
  }
}
