// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void all() {
    assertThat(Topics.all())
        .containsExactlyInAnyOrder(
            "generation-requests",
            "text-embeddings",
            "stage1-images",
            "generation-events",
            "generation-cancellations",
            "model-releases",
            "training-events",
            "generation-requests-dead-letters",
            "text-embeddings-dead-letters",
            "stage1-images-dead-letters",
            "generation-events-dead-letters",
            "generation-cancellations-dead-letters",
            "model-releases-dead-letters");
  }
}
