// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobShareTest {

  private static final int JOBS = 100_000;

  /** Written down in this module's README, for other languages. */
  @ParameterizedTest
  @CsvSource({"job-1, 59", "job-2, 40", "héron, 23"})
  void hundredth_isAFunctionOfTheId(String job, int hundredth) {
    assertThat(JobShare.hundredth(job)).isEqualTo(hundredth);
  }

  /** Five standard deviations of a binomial distribution are less than one percent of the jobs. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 30, 50, 99})
  void share_hasThatManyOfTheJobs(int percent) {
    long chosen =
        IntStream.range(0, JOBS)
            .filter(number -> JobShare.hundredth("job-" + number) < percent)
            .count();
    assertThat(chosen).isBetween(share(percent - 0.8), share(percent + 0.8));
  }

  private static long share(double percent) {
    return Math.round(JOBS * percent / 100);
  }

  /** Else a share would have its own pictures, not a sample of all. */
  @Test
  void share_isIndependentOfTheSeed() {
    long even =
        IntStream.range(0, JOBS)
            .mapToObj(number -> "job-" + number)
            .filter(job -> JobShare.hundredth(job) < 50)
            .filter(job -> request(job).seed() % 2 == 0)
            .count();
    assertThat(even).isBetween(share(24), share(26));
  }

  private static GenerationRequest request(String job) {
    return GenerationRequestCodec.decode(
        new WireRecord(job, "{\"prompt\":\"a bird\"}".getBytes(UTF_8), Map.of()), job);
  }
}
