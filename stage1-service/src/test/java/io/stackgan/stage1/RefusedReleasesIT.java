// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.ReleaseRefusal;
import io.stackgan.contracts.ReleaseRefusalCodec;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.DamagedRelease;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.stagemessaging.StagePlatform;
import io.stackgan.stagemessaging.TestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A running service to which somebody publishes what it must not take. */
@QuarkusTest
@QuarkusTestResource(StagePlatform.class)
class RefusedReleasesIT {

  private static final Pattern REFUSALS =
      Pattern.compile("stackgan_release_refused\\{model=\"stage1\".*} ([0-9.]+)");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @ConfigProperty(name = "stackgan.store.folder")
  Path store;

  @TestHTTPResource("/")
  URI service;

  @TempDir Path folder;

  private TestClient client;
  private ReleaseStore releases;

  @BeforeEach
  void connect() {
    client = new TestClient(servers);
    releases = new ReleaseStore(new FolderObjectStore(store));
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void damagedRelease_isNeitherTriedOutNorPutInService_andTheOldOneServes(DamagedRelease damaged)
      throws Exception {
    String release = damaged.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String tried = "tried-" + release;
    double before = refusals();
    damaged.publish(tried, releases, folder.resolve(tried));
    releases.startCanary(tried, 100, false);
    assertThat(await("refused " + tried)).contains(damaged.reason()).contains("\"UP\"");

    damaged.publish(release, releases, folder.resolve(release));
    releases.promote(release);
    String health = await("refused " + release);
    assertThat(health).contains("\"UP\"", "\"current\": \"" + StagePlatform.RELEASE + "\"");
    assertThat(refusals()).isGreaterThanOrEqualTo(before + 2);
    assertThat(refusalTold(tried).reason()).contains(damaged.reason());
    assertThat(refusalTold(release).component()).isEqualTo("stage1");

    GenerationEvent failed = client.events(Status.FAILED, job(release, release)).get(0);
    assertThat(failed.error().code()).isEqualTo("release_unavailable");
    assertThat(failed.error().message()).contains(damaged.reason());
    assertThat(client.events(Status.COMPLETED, job("after-" + release, StagePlatform.RELEASE)))
        .hasSize(1);
    releases.rollback();
  }

  /** Sends a small job that names the release. */
  private String job(String job, String release) {
    ImageJob picture = new ImageJob(job, 0, 1, 5, release, ImageSize.SKETCH, null, Timings.NONE);
    TextEmbedding task = new TextEmbedding(picture, new float[TinyRelease.DIMENSION]);
    client.send(Topics.TEXT_EMBEDDINGS, List.of(TextEmbeddingCodec.encode(task)));
    return job;
  }

  /** What the topic tells, which the service itself reads and passes over. */
  private ReleaseRefusal refusalTold(String release) {
    WireRecord told =
        client
            .await(
                Topics.MODEL_RELEASES,
                1,
                record ->
                    ReleaseRefusalCodec.isRefusal(record)
                        && ReleaseRefusalCodec.decode(record).release().equals(release))
            .get(0);
    assertThat(client.holds(Topics.deadLettersOf(Topics.MODEL_RELEASES), record -> true)).isFalse();
    return ReleaseRefusalCodec.decode(told);
  }

  private double refusals() throws Exception {
    return REFUSALS
        .matcher(get("/q/metrics"))
        .results()
        .map(MatchResult::group)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private String await(String text) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String health = get("/q/health/ready");
    while (!health.contains(text)) {
      assertThat(System.nanoTime()).as(health).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
      health = get("/q/health/ready");
    }
    return health;
  }

  private String get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }
}
