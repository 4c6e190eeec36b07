// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.JobShare;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.FakePipeline;
import io.stackgan.gateway.testing.TestPlatform;
import io.stackgan.gateway.testing.TestReleases;
import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class RolloutsIT {

  private static final int SHARE = 30;

  private static final String ENDS = "completed|failed|cancelled|expired";

  @TestHTTPResource URI gateway;

  @ConfigProperty(name = "stackgan.store.folder")
  Path store;

  @TempDir Path folder;

  private Caller caller;
  private ReleaseStore releases;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
    releases = new ReleaseStore(new FolderObjectStore(store));
    FakePipeline.clear();
  }

  @AfterEach
  void putBack() {
    releases.promote("birds-1");
    releases.promote("birds-2");
    await(() -> status().path("canary").isNull() && inService("birds-2"));
  }

  @Test
  void canary_drawsItsShareOfTheJobs_andNoOther() throws Exception {
    tryOut("birds-3", false);

    List<JsonNode> jobs = ended(submit(60));

    for (JsonNode job : jobs) {
      assertThat(job.path("state").asText()).isEqualTo("completed");
      assertThat(job.path("release").asText()).isEqualTo(expected(job, "birds-3"));
    }
    assertThat(jobs.stream().filter(job -> isOf(job, "birds-3")).count()).isBetween(5L, 35L);
    assertThat(releases.canary().orElseThrow().runs()).isTrue();
    assertThat(text("/v1/models")).contains("birds-3");
  }

  @Test
  void canaryThatFails_isWithdrawn_andNoJobAfterwardsFails() throws Exception {
    tryOut("nan-3", false);
    while (releases.canary().filter(Canary::runs).isPresent()) {
      ended(submit(20))
          .forEach(
              job ->
                  assertThat(job.path("state").asText())
                      .isEqualTo(isOf(job, "nan-3") ? "failed" : "completed"));
    }

    assertThat(releases.canary().orElseThrow().ended())
        .matches("(\\d+) of \\1 jobs failed, and 0 of \\d+ jobs failed of birds-2");
    await(() -> status().path("canary").isNull());
    assertThat(ended(submit(30))).allMatch(job -> isOf(job, "birds-2"));
    assertThat(text("/q/metrics")).contains("stackgan_release_withdrawn_total{alias=\"canary\"");
    assertThat(releases.alias("production").orElseThrow().release()).isEqualTo("birds-2");
  }

  @Test
  void promotedReleaseThatFails_isRolledBack_once() throws Exception {
    TestReleases.publish(releases, folder, "nan-4");
    releases.promote("nan-4");
    await(() -> inService("nan-4"));
    submit(25);

    await(() -> inService("birds-2"));
    ReleaseAlias alias = releases.alias("production").orElseThrow();
    assertThat(alias.release()).isEqualTo("birds-2");
    assertThat(alias.previous()).isNull();
    assertThat(ended(submit(25))).allMatch(job -> job.path("state").asText().equals("completed"));
  }

  /** Shadows are the stages' affair. */
  @Test
  void shadow_startsNoJob() throws Exception {
    tryOut("birds-5", true);
    assertThat(ended(submit(10))).allMatch(job -> isOf(job, "birds-2"));
    assertThat(text("/v1/models")).doesNotContain("birds-5");
  }

  private void tryOut(String release, boolean shadow) throws IOException {
    TestReleases.publish(releases, folder, release);
    releases.startCanary(release, SHARE, shadow);
    await(() -> status().at("/canary/release").asText().equals(release));
  }

  private static boolean isOf(JsonNode job, String release) {
    return job.path("release").asText().equals(release);
  }

  private static String expected(JsonNode job, String canary) {
    return JobShare.hundredth(job.path("id").asText()) < SHARE ? canary : "birds-2";
  }

  private boolean inService(String release) {
    return status().path("release").asText().equals(release);
  }

  private JsonNode status() {
    return Caller.json(caller.get("/v1/status"));
  }

  private String text(String path) {
    return new String(caller.get(path).body(), StandardCharsets.UTF_8);
  }

  private List<String> submit(int jobs) {
    List<String> paths = new ArrayList<>();
    for (int number = 0; number < jobs; number++) {
      HttpResponse<byte[]> accepted =
          caller.send(
              caller
                  .request("/v1/jobs")
                  .header("content-type", "application/json")
                  .POST(BodyPublishers.ofString("{\"prompt\":\"a bird\"}"))
                  .build());
      paths.add(URI.create(accepted.headers().firstValue("location").orElseThrow()).getPath());
    }
    return paths;
  }

  private List<JsonNode> ended(List<String> paths) {
    return paths.stream().map(this::ended).toList();
  }

  private JsonNode ended(String path) {
    await(() -> Caller.json(caller.get(path)).path("state").asText().matches(ENDS));
    return Caller.json(caller.get(path));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
