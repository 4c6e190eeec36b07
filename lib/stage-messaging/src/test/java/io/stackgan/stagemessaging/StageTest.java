// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stackgan.contracts.GenerationCancellation;
import io.stackgan.contracts.GenerationCancellationCodec;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.ReleaseAnnouncement;
import io.stackgan.contracts.ReleaseAnnouncementCodec;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.StoreUnavailableException;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.ModelLoader;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {

  private static final int MAX_BATCH = 4;
  private static final int MAX_IN_FLIGHT = 8;
  private static final int READ_AHEAD = 400;

  @TempDir static Path folder;

  private static final Map<String, Float> EXPECTED = new ConcurrentHashMap<>();

  private static ReleaseStore releases;

  private final Sent sent = new Sent();
  private final ProbeWorker worker = new ProbeWorker();
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger offsets = new AtomicInteger();

  private StageRuntime stage;

  @BeforeAll
  static void publish() {
    releases = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
    int flavour = 1;
    for (String release : List.of("a", "b", "c", "d")) {
      new TinyRelease(release, flavour++, folder.resolve(release)).publish(releases);
    }
  }

  @BeforeEach
  void start() {
    releases.promote("a");
    stage =
        StageRuntime.start(
            worker,
            loader(),
            new TestReleases(folder.resolve("cache")),
            new StageSettings(MAX_BATCH, MAX_IN_FLIGHT, READ_AHEAD, 2),
            sent,
            new InferenceMetrics(new SimpleMeterRegistry(), "stage1"),
            Tracing.off());
    await(() -> stage.releases().current().isPresent());
  }

  private static ModelLoader<OnnxModel> loader() {
    return ModelLoader.ofStage(
        "stage1",
        Set.of("embedding", "epsilon", "noise"),
        "image",
        releases,
        folder.resolve("cache"),
        InferenceConfig.cpu(1));
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void job_isDone_andAcknowledged() {
    accept(job("j", "a"));

    await(() -> acknowledged.contains(0L));
    assertThat(sent.events(Status.COMPLETED)).extracting(GenerationEvent::job).containsExactly("j");
  }

  @Test
  void record_isAcknowledged_onlyOnceItsResultIsStored() {
    sent.stored = new CompletableFuture<>();
    accept(job("j", "a"));
    await(() -> !sent.entries.isEmpty());
    assertThat(acknowledged).isEmpty();

    sent.stored.complete(null);

    await(() -> acknowledged.contains(0L));
  }

  /** The service died after its result was told and before the record was acknowledged. */
  @Test
  void recordThatComesAgain_tellsTheSameEventAgain() {
    accept(job("j", "a"));
    await(() -> acknowledged.contains(0L));
    accept(job("j", "a"));
    await(() -> acknowledged.contains(1L));

    assertThat(sent.on(Topics.GENERATION_EVENTS))
        .extracting(record -> record.key() + " " + record.header("ce_id").orElseThrow())
        .containsExactly("j j/completed/0", "j j/completed/0");
  }

  @Test
  void poison_becomesADeadLetter_andItsNeighboursGoOn() {
    WireRecord poison =
        new WireRecord("k", "no protobuf".getBytes(StandardCharsets.UTF_8), Map.of())
            .withHeader("traceparent", "00-trace")
            .withHeader("mine", "kept");
    accept(job("before", "a"), poison, job("after", "a"));

    await(() -> acknowledged.size() == 3);
    assertThat(sent.events(Status.COMPLETED)).hasSize(2);
    WireRecord letter = sent.on(Topics.deadLettersOf(Topics.TEXT_EMBEDDINGS)).get(0);
    assertThat(letter.value()).isEqualTo(poison.value());
    assertThat(letter.headers())
        .containsKeys("dead-letter-reason", "dead-letter-cause", "traceparent", "mine");
    assertThat(letter.header("dead-letter-topic")).contains(Topics.TEXT_EMBEDDINGS);
    assertThat(letter.header("dead-letter-partition")).contains("3");
    assertThat(letter.header("dead-letter-offset")).contains("1");
  }

  @Test
  void taskThatTheModelCannotTake_failsAlone() {
    WireRecord misfit =
        TextEmbeddingCodec.encode(
            new TextEmbedding(picture("misfit", 0, "a", null), new float[] {1, 2, 3}));
    accept(job("before", "a"), misfit, job("after", "a"));

    await(() -> acknowledged.size() == 3);
    assertThat(sent.events(Status.COMPLETED)).hasSize(2);
    GenerationEvent failed = sent.events(Status.FAILED).get(0);
    assertThat(failed.job()).isEqualTo("misfit");
    assertThat(failed.error().code()).isEqualTo("inference_failed");
    assertThat(sent.on(Topics.deadLettersOf(Topics.TEXT_EMBEDDINGS))).hasSize(1);
  }

  @Test
  void abandonedRecord_isADeadLetter_andItsJobFails() {
    stage.tasks().abandon(received(Topics.TEXT_EMBEDDINGS, job("deadly", "a")));

    await(() -> acknowledged.size() == 1);
    assertThat(sent.events(Status.FAILED).get(0).error().code()).isEqualTo("too_many_deliveries");
    assertThat(sent.on(Topics.deadLettersOf(Topics.TEXT_EMBEDDINGS))).hasSize(1);
    assertThat(worker.batches).isEmpty();
  }

  @Test
  void cancelledJob_isDroppedBeforeTheModel() {
    stage.hear(
        received(
            Topics.GENERATION_CANCELLATIONS,
            GenerationCancellationCodec.encode(new GenerationCancellation("j"))));

    accept(job("j", "a"));

    await(() -> acknowledged.size() == 1);
    assertThat(sent.events(Status.CANCELLED)).hasSize(1);
    assertThat(worker.batches).isEmpty();
  }

  @Test
  void expiredJob_isDroppedBeforeTheModel() {
    Instant past = Instant.now().minusSeconds(1);
    accept(
        TextEmbeddingCodec.encode(
            new TextEmbedding(picture("j", 0, "a", past), new float[TinyRelease.DIMENSION])));

    await(() -> acknowledged.size() == 1);
    assertThat(sent.events(Status.EXPIRED)).hasSize(1);
    assertThat(worker.batches).isEmpty();
  }

  @Test
  void storeThatIsAway_isTriedAgain_andNothingIsSentTwice() {
    AtomicInteger failures = new AtomicInteger(2);
    worker.afterSending =
        task -> {
          if (failures.getAndDecrement() > 0) {
            throw new StoreUnavailableException("away", null);
          }
        };

    accept(job("j", "a"));

    await(() -> acknowledged.size() == 1);
    assertThat(worker.deliveries).hasValue(3);
    assertThat(sent.events(Status.COMPLETED)).hasSize(1);
    assertThat(sent.events(Status.FAILED)).isEmpty();
  }

  @Test
  void storeThatIsAway_pausesTheModel_untilItIsBack() {
    AtomicInteger away = new AtomicInteger(1);
    worker.beforeDelivery =
        task -> {
          if (away.get() == 1) {
            throw new StoreUnavailableException("away", null);
          }
        };
    accept(jobs(3 * MAX_IN_FLIGHT));
    await(() -> worker.deliveries.get() > 2 * MAX_IN_FLIGHT);
    assertThat(ran()).isLessThanOrEqualTo(MAX_IN_FLIGHT);

    away.set(0);

    await(() -> acknowledged.size() == 3 * MAX_IN_FLIGHT);
  }

  @Test
  void consumption_pausesWhileAsManyWaitAsAreReadAhead() {
    CountDownLatch gate = new CountDownLatch(1);
    worker.beforeRun = tasks -> awaitQuietly(gate);
    CompletableFuture<Void> room = accept(jobs(READ_AHEAD));
    assertThat(room).isNotDone();

    gate.countDown();

    await(room::isDone);
    await(() -> acknowledged.size() == READ_AHEAD);
  }

  @Test
  void interactiveJob_waitsForOneBatchOfABacklogOfBulk_whichGoesOn() {
    CountDownLatch gate = new CountDownLatch(1);
    worker.beforeRun = tasks -> awaitQuietly(gate);
    List<String> order = new CopyOnWriteArrayList<>();
    worker.afterSending = task -> order.add(task.job().job());
    WireRecord[] backlog = jobs(300);
    for (int i = 0; i < backlog.length; i++) {
      backlog[i] = Priorities.mark(backlog[i], Priority.BULK);
    }
    accept(backlog);
    await(() -> worker.batches.size() == 1);
    accept(job("mine", "a"));

    gate.countDown();

    await(() -> acknowledged.size() == 301);
    assertThat(order.indexOf("mine")).isLessThan(2 * MAX_BATCH + MAX_IN_FLIGHT);
  }

  private static WireRecord[] jobs(int count) {
    WireRecord[] jobs = new WireRecord[count];
    for (int i = 0; i < count; i++) {
      jobs[i] = job("j" + i, "a");
    }
    return jobs;
  }

  private int ran() {
    return worker.batches.stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void waitingRecords_runAsOneBatch_upToItsLimit() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    worker.beforeRun = tasks -> awaitQuietly(gate);
    accept(job("first", "a"));
    await(() -> worker.batches.size() == 1);
    accept(job("1", "a"), job("2", "a"), job("3", "a"), job("4", "a"), job("5", "a"));

    gate.countDown();

    await(() -> acknowledged.size() == 6);
    assertThat(worker.batches).containsExactly(1, MAX_BATCH, 1);
  }

  @Test
  void jobOfAReleaseThatThisStageHasNotLoadedYet_isDoneWithThatRelease() {
    accept(job("ahead", "b"), job("now", "a"));

    await(() -> acknowledged.size() == 2);
    assertThat(worker.results.get("ahead/0")).isEqualTo(expected("b"));
    assertThat(worker.results.get("now/0")).isEqualTo(expected("a"));
    assertThat(stage.releases().current()).contains("a");
  }

  @Test
  void jobOfThePreviousRelease_isDoneWithThatRelease() {
    promote("b");

    accept(job("behind", "a"), job("now", "b"));

    await(() -> acknowledged.size() == 2);
    assertThat(worker.results.get("behind/0")).isEqualTo(expected("a"));
    assertThat(worker.results.get("now/0")).isEqualTo(expected("b"));
  }

  @Test
  void jobOfAMissingRelease_fails() {
    accept(job("j", "nowhere"));

    await(() -> acknowledged.size() == 1);
    GenerationEvent failed = sent.events(Status.FAILED).get(0);
    assertThat(failed.error().code()).isEqualTo("release_unavailable");
    assertThat(failed.error().message()).contains("nowhere");
  }

  @Test
  void swapsUnderLoad_failNoJob_andMixNoReleases() {
    List<String> names = List.of("a", "b", "c", "d");
    for (int round = 0; round < 120; round++) {
      String ahead = names.get(round % 4);
      String behind = names.get((round + 3) % 4);
      if (round % 10 == 0) {
        releases.promote(ahead);
        stage.hear(received(Topics.MODEL_RELEASES, announcement(ahead)));
      }
      accept(job(ahead + "-" + round, ahead), job(behind + "-" + round, behind)).join();
    }

    await(() -> acknowledged.size() == 240);
    assertThat(sent.events(Status.FAILED)).isEmpty();
    worker.results.forEach(
        (key, number) -> assertThat(number).as(key).isEqualTo(expected(key.substring(0, 1))));
  }

  @Test
  void crashOfTheWorker_isReported() {
    worker.beforeRun =
        tasks -> {
          throw new AssertionError("a fault of ours");
        };
    accept(job("j", "a"));

    await(() -> stage.crash().isPresent());
    assertThat(new StageLiveness(stage).call().getStatus().name()).isEqualTo("DOWN");
    assertThat(acknowledged).isEmpty();
  }

  @Test
  void readiness_saysWhichReleaseServes_andWhatIsRefused() {
    assertThat(new StageReadiness(stage).call().getData().orElseThrow())
        .containsEntry("current", "a");
  }

  private static float expected(String release) {
    return EXPECTED.computeIfAbsent(release, StageTest::runAlone);
  }

  private static float runAlone(String release) {
    try (OnnxModel model =
        OnnxModel.load(
            folder.resolve(release).resolve("stage1/model.onnx"), InferenceConfig.cpu(1))) {
      return ProbeWorker.numbers(model, List.of(task("any", release))).get(0);
    }
  }

  private void promote(String release) {
    releases.promote(release);
    stage.hear(received(Topics.MODEL_RELEASES, announcement(release)));
    await(() -> stage.releases().current().filter(release::equals).isPresent());
  }

  private static WireRecord announcement(String release) {
    return ReleaseAnnouncementCodec.encode(new ReleaseAnnouncement("production", release, null));
  }

  private static WireRecord job(String job, String release) {
    return TextEmbeddingCodec.encode(task(job, release));
  }

  private static TextEmbedding task(String job, String release) {
    float[] embedding = new float[TinyRelease.DIMENSION];
    Arrays.fill(embedding, 0.5f);
    return new TextEmbedding(picture(job, 0, release, null), embedding);
  }

  private static ImageJob picture(String job, int index, String release, Instant deadline) {
    return new ImageJob(job, index, 1, 7, release, ImageSize.FULL, deadline, Timings.NONE);
  }

  private CompletableFuture<Void> accept(WireRecord... contents) {
    List<ReceivedRecord> records = new ArrayList<>();
    for (WireRecord content : contents) {
      records.add(received(Topics.TEXT_EMBEDDINGS, content));
    }
    return stage.accept(records).toCompletableFuture();
  }

  private ReceivedRecord received(String topic, WireRecord content) {
    long offset = offsets.getAndIncrement();
    return new ReceivedRecord(
        topic, 3, offset, Instant.now(), content, () -> acknowledged.add(offset));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
