// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void tokens_areWordsMarksAndPatches() {
    GenerationRequest request =
        new GenerationRequest(
            "job_1",
            "a red-headed bird, ok",
            2,
            ImageSize.SKETCH,
            1,
            null,
            null,
            Priority.INTERACTIVE);
    assertThat(Usage.of(request)).isEqualTo(new Usage(39, 7, 32, new Usage.Input(7, 0)));
  }
}
