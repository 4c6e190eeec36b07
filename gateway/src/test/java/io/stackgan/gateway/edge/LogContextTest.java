// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogContextTest {

  @Test
  void job_isToldOfWhatIsAboutIt_andNotOfWhatFollows() {
    List<Object> jobs = new ArrayList<>();
    LogContext.about("job_1", () -> jobs.add(MDC.get("job")));
    jobs.add(MDC.get("job"));
    assertThat(jobs).containsExactly("job_1", null);
  }

  @Test
  void job_isForgottenAfterAFailure() {
    Runnable failing =
        () -> {
          throw new IllegalStateException();
        };
    assertThatThrownBy(() -> LogContext.about("job_1", failing))
        .isInstanceOf(IllegalStateException.class);
    assertThat(MDC.get("job")).isNull();
  }
}
