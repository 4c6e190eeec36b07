// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundTripTest {

  @Test
  void generationRequest_survives() {
    assertThat(GenerationRequestCodec.decode(GenerationRequestCodec.encode(Examples.REQUEST)))
        .isEqualTo(Examples.REQUEST);
  }

  @Test
  void textEmbedding_survives() {
    assertThat(TextEmbeddingCodec.decode(TextEmbeddingCodec.encode(Examples.EMBEDDING)))
        .usingRecursiveComparison()
        .isEqualTo(Examples.EMBEDDING);
  }

  @Test
  void stage1Image_survives() {
    assertThat(Stage1ImageCodec.decode(Stage1ImageCodec.encode(Examples.STAGE1_IMAGE)))
        .usingRecursiveComparison()
        .isEqualTo(Examples.STAGE1_IMAGE);
  }

  @Test
  void generationEvent_survives() {
    assertThat(GenerationEventCodec.decode(GenerationEventCodec.encode(Examples.COMPLETED)))
        .isEqualTo(Examples.COMPLETED);
    assertThat(GenerationEventCodec.decode(GenerationEventCodec.encode(Examples.FAILED)))
        .isEqualTo(Examples.FAILED);
  }

  @Test
  void generationCancellation_survives() {
    assertThat(
            GenerationCancellationCodec.decode(
                GenerationCancellationCodec.encode(Examples.CANCELLATION)))
        .isEqualTo(Examples.CANCELLATION);
  }

  @Test
  void releaseAnnouncement_survives() {
    assertThat(
            ReleaseAnnouncementCodec.decode(ReleaseAnnouncementCodec.encode(Examples.ANNOUNCEMENT)))
        .isEqualTo(Examples.ANNOUNCEMENT);
  }
}
