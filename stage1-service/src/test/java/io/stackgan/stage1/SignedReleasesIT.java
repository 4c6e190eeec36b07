// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.stagemessaging.StagePlatform;
import io.stackgan.stagemessaging.TestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that takes signed releases only. */
@QuarkusTest
@TestProfile(SignedReleasesIT.Signing.class)
class SignedReleasesIT {

  /** Of its own, since the other tests' releases are not signed. */
  public static final class Signing implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(SigningPlatform.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @ConfigProperty(name = "stackgan.store.folder")
  Path store;

  @ConfigProperty(name = SigningPlatform.KEY)
  Path key;

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

  @Test
  void releaseOfNobodyTrusted_isRefused_andTheOldOneServes_untilASignedOneComes() throws Exception {
    publish("unsigned");
    releases.promote("unsigned");
    assertThat(await("refused unsigned")).contains("is not signed").contains("\"UP\"");

    SigningKey.generate(folder.resolve("stranger.pem"));
    publish("forged");
    releases.sign("forged", SigningKey.read(folder.resolve("stranger.pem")));
    releases.promote("forged");
    assertThat(await("refused forged")).contains("none of the trusted keys").contains("\"UP\"");

    assertThat(get("/q/health/ready")).contains("\"current\": \"" + StagePlatform.RELEASE + "\"");
    assertThat(client.events(Status.COMPLETED, job(StagePlatform.RELEASE))).hasSize(1);
    assertThat(get("/q/metrics"))
        .containsPattern("stackgan_release_refused\\{model=\"stage1\".*} [1-9]");

    publish("signed");
    releases.sign("signed", SigningKey.read(key));
    releases.promote("signed");
    await("\"current\": \"signed\"");
    assertThat(client.events(Status.COMPLETED, job("signed"))).hasSize(1);
  }

  @Test
  void jobThatNamesAnUnsignedRelease_fails() {
    publish("named");
    GenerationEvent failed = client.events(Status.FAILED, job("named")).get(0);
    assertThat(failed.error().code()).isEqualTo("release_unavailable");
    assertThat(failed.error().message()).contains("is not signed");
  }

  private void publish(String release) {
    new TinyRelease(release, 3, folder.resolve(release)).publish(releases);
  }

  /** Sends a small job that names the release. */
  private String job(String release) {
    String job = "by-" + release;
    ImageJob picture = new ImageJob(job, 0, 1, 5, release, ImageSize.SKETCH, null, Timings.NONE);
    TextEmbedding task = new TextEmbedding(picture, new float[TinyRelease.DIMENSION]);
    client.send(Topics.TEXT_EMBEDDINGS, List.of(TextEmbeddingCodec.encode(task)));
    return job;
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
