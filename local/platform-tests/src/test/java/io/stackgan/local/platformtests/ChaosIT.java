// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.local.platformtests.Stackgan.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./stackgan chaos}. */
class ChaosIT {

  @TempDir Path folder;

  @Test
  void platformThatIsKilledUnderLoad_losesNoJob_andShowsNoneTwice() throws Exception {
    Path json = folder.resolve("report.json");
    Outcome outcome =
        new Stackgan(folder.resolve("data"))
            .run(
                "chaos",
                "--kills=10",
                "--seed=3",
                "--malformed=300",
                "--watchers=100",
                "--replay",
                "--json=" + json);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("SIGKILLs").asInt()).isEqualTo(10);
    assertThat(report.path("jobs accepted").asInt()).isGreaterThan(20);
    assertThat(report.path("jobs completed")).isEqualTo(report.path("jobs accepted"));
    assertThat(report.path("pictures by release")).hasSizeGreaterThan(1);
    assertThat(report.path("dead letters").asInt())
        .isEqualTo(report.path("malformed records").asInt())
        .isGreaterThanOrEqualTo(300);
    assertThat(report.path("malformed requests refused with a reason").asInt()).isGreaterThan(300);
    assertThat(report.path("watchers: clients that follow a job at the same time").asInt())
        .isEqualTo(100);
    assertThat(report.path("jobs replayed").asInt())
        .isGreaterThanOrEqualTo(report.path("jobs completed").asInt());
  }
}
