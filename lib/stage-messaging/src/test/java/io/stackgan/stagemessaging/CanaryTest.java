// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.ModelLoader;
import io.stackgan.onnxserving.TinyEncoder;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.tracing.Tracing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage with "a" in service, while "b" is tried out. */
class CanaryTest {

  private static final int JOBS = 40;
  private static final int BELOW = 7;

  private static final float[] EMBEDDING = {1, 1, 1, 1, 1, 1, 1, 1};

  @TempDir Path folder;

  private final Sent sent = new Sent();
  private final ProbeWorker worker = new ProbeWorker();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private ReleaseStore releases;
  private StageRuntime stage;

  @BeforeEach
  void start() {
    releases = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
    new TinyRelease("a", 1, folder.resolve("a")).publish(releases);
    new TinyRelease("b", 2, folder.resolve("b"), TinyEncoder.HIDDEN, 1).publish(releases);
    releases.promote("a");
    Path cache = folder.resolve("cache");
    stage =
        StageRuntime.start(
            worker,
            ModelLoader.ofStage(
                "stage1",
                Set.of("embedding", "epsilon", "noise"),
                "image",
                releases,
                cache,
                InferenceConfig.cpu(1)),
            new TestReleases(cache),
            new StageSettings(4, 8, 400, 2),
            sent,
            new InferenceMetrics(meters, "stage1"),
            Tracing.off());
    await(() -> stage.releases().current().isPresent());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  /** Of jobs that no gateway pinned; their ids are job-0 to job-39, 7 of which lie below 30. */
  @Test
  void share_isDrawnByTheCanary_eachJobByOneRelease() {
    tryOut(30, false);

    worker.namesReleases = false;
    accept("a");

    await(() -> acknowledged.get() == JOBS);
    assertThat(count("nv_inference_request_success", "b")).isEqualTo(BELOW);
    assertThat(count("nv_inference_request_success", "a")).isEqualTo(JOBS - BELOW);
    assertThat(sent.events(Status.COMPLETED)).hasSize(JOBS);
  }

  @Test
  void jobThatStartedWithTheOtherRelease_keepsIt() {
    tryOut(100, false);

    accept("a");

    await(() -> acknowledged.get() == JOBS);
    assertThat(count("nv_inference_request_success", "a")).isEqualTo(JOBS);
  }

  @Test
  void shadow_isMeasured_andNeverTold() {
    tryOut(30, true);

    accept("a");

    await(() -> acknowledged.get() == JOBS);
    await(() -> count("stackgan_shadow_pictures", "b") == BELOW);
    assertThat(sent.events(Status.COMPLETED))
        .hasSize(JOBS)
        .extracting(GenerationEvent::release)
        .containsOnly("a");
    assertThat(worker.deliveries).hasValue(JOBS);
    assertThat(count("nv_inference_request_success", "a")).isEqualTo(JOBS);
    assertThat(meters.get("stackgan.shadow.infer").tag("version", "b").timer().count())
        .isEqualTo(BELOW);
    assertThat(meters.get("stackgan_shadow_difference").summary().mean()).isPositive();
  }

  @Test
  void shadowThatFails_failsNoJob() {
    tryOut(100, true);
    worker.beforeRun =
        tasks -> {
          if (Thread.currentThread().getName().equals("stage-shadow")) {
            throw new IllegalArgumentException("the model gave numbers that are not finite");
          }
        };

    accept("a");

    await(() -> acknowledged.get() == JOBS);
    await(() -> count("stackgan_shadow_pictures", "b") == JOBS);
    assertThat(sent.events(Status.FAILED)).isEmpty();
    assertThat(meters.get("stackgan_shadow_pictures").tag("outcome", "failed").gauge().value())
        .isEqualTo(JOBS);
  }

  private void tryOut(int share, boolean shadow) {
    releases.startCanary("b", share, shadow);
    await(() -> stage.releases().canary().isPresent());
    await(() -> stage.releases().trouble().isEmpty());
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
  }

  private void accept(String release) {
    for (int number = 0; number < JOBS; number++) {
      ImageJob job =
          new ImageJob("job-" + number, 0, 1, 7, release, ImageSize.FULL, null, Timings.NONE);
      TextEmbedding task = new TextEmbedding(job, EMBEDDING);
      stage.accept(
          List.of(
              new ReceivedRecord(
                  Topics.TEXT_EMBEDDINGS,
                  0,
                  number,
                  Instant.now(),
                  TextEmbeddingCodec.encode(task),
                  acknowledged::incrementAndGet)));
    }
  }

  private double count(String name, String release) {
    return meters.find(name).tag("version", release).gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
