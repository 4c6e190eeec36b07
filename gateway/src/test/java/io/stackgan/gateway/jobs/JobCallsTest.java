// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import io.stackgan.gateway.edge.ApiException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobCallsTest {

  private final Jobs jobs = new Jobs(3);
  private final JobCalls calls = new JobCalls(jobs, null, null, null);

  /** It was started again, and has read that the job was accepted but not yet that it ended. */
  @Test
  void gatewayThatIsCatchingUp_showsNoJobAsItWasBefore() {
    jobs.apply(event(Status.ACCEPTED, null), Instant.EPOCH);
    ApiException behind =
        catchThrowableOfType(
            ApiException.class, () -> calls.find("j", Optional.empty()).await().indefinitely());
    assertThat(behind.status()).isEqualTo(503);

    jobs.apply(event(Status.COMPLETED, 0), Instant.EPOCH);
    jobs.caughtUp();
    assertThat(calls.find("j", Optional.empty()).await().indefinitely().outcome())
        .contains(Status.COMPLETED);
  }

  private static GenerationEvent event(Status status, Integer index) {
    return new GenerationEvent(
        "j", status, index, 1, 7L, "a", ImageSize.FULL, Timings.NONE, List.of(), null);
  }
}
