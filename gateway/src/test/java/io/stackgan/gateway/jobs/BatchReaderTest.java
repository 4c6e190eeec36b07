// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.contracts.GenerationRequest;
import io.stackgan.gateway.edge.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

  @Test
  void tenThousandCaptions_areAsManyJobs() {
    List<GenerationRequest> jobs = read(10_000);
    assertThat(jobs).extracting(GenerationRequest::id).doesNotHaveDuplicates().hasSize(10_000);
    assertThat(jobs.get(9_999).prompt()).isEqualTo("bird 9999");
  }

  @Test
  void oneMore_isRefused_withBothNumbers() {
    assertThatThrownBy(() -> read(10_001))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("1 to 10000 lines")
        .hasMessageContaining("10001");
  }

  private static List<GenerationRequest> read(int lines) {
    String body =
        IntStream.range(0, lines)
            .mapToObj("{\"prompt\":\"bird %d\"}"::formatted)
            .collect(Collectors.joining("\n"));
    return BatchReader.read(body.getBytes(UTF_8), Duration.ofHours(1));
  }
}
