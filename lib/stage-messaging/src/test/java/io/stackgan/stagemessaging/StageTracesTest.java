// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.ModelLoader;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.tracing.Tracing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stage adds to the trace of the record that it works on. */
class StageTracesTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @TempDir Path folder;

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final Sent sent = new Sent();
  private final ProbeWorker worker = new ProbeWorker();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private StageRuntime stage;

  @BeforeEach
  void start() {
    FolderObjectStore store = new FolderObjectStore(folder.resolve("store"));
    ReleaseStore releases = new ReleaseStore(store);
    new TinyRelease("a", 1, folder.resolve("a")).publish(releases);
    releases.promote("a");
    Tracing tracing = Tracing.to("stage", SimpleSpanProcessor.create(exporter), 1);
    TracedStore traced = new TracedStore(store, tracing);
    worker.beforeDelivery = task -> traced.put("images/x.png", new byte[1], "image/png");
    stage =
        StageRuntime.start(
            worker,
            ModelLoader.ofStage(
                "stage1",
                Set.of("embedding", "epsilon", "noise"),
                "image",
                releases,
                folder.resolve("cache"),
                InferenceConfig.cpu(1)),
            new TestReleases(folder.resolve("cache")),
            new StageSettings(4, 8, 8, 2),
            sent,
            new InferenceMetrics(meters, "stage1"),
            tracing);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void record_isOneTrace_withInferenceStoreAndEvent() throws Exception {
    accept(job(new float[TinyRelease.DIMENSION]));

    SpanData process = span("text-embeddings process");
    assertThat(process.getTraceId()).isEqualTo(TRACE);
    assertThat(process.getParentSpanId()).isEqualTo(PARENT);
    assertThat(exporter.getFinishedSpanItems())
        .filteredOn(span -> span != process)
        .extracting(SpanData::getName, SpanData::getTraceId, SpanData::getParentSpanId)
        .containsExactlyInAnyOrder(
            tuple("infer stage1", process),
            tuple("store put", process),
            tuple("generation-events send", process));
    SpanData told = span("generation-events send");
    assertThat(sent.on(Topics.GENERATION_EVENTS).get(0).header("traceparent"))
        .contains("00-" + TRACE + "-" + told.getSpanId() + "-01");
  }

  @Test
  void deadLetter_isPartOfTheTraceOfItsRecord() throws Exception {
    accept(traced(new WireRecord("k", new byte[] {1, 2, 3}, Map.of())));

    SpanData process = span("text-embeddings process");
    SpanData buried = span("text-embeddings-dead-letters send");
    assertThat(process.getParentSpanId()).isEqualTo(PARENT);
    assertThat(process.getStatus().getDescription()).isNotBlank();
    assertThat(buried.getTraceId()).isEqualTo(TRACE);
    assertThat(buried.getParentSpanId()).isEqualTo(process.getSpanId());
    assertThat(sent.on(Topics.deadLettersOf(Topics.TEXT_EMBEDDINGS)).get(0).header("traceparent"))
        .contains("00-" + TRACE + "-" + buried.getSpanId() + "-01");
  }

  @Test
  void latency_isSplitIntoItsParts() throws Exception {
    accept(job(new float[TinyRelease.DIMENSION]));

    for (String part : List.of("queue", "compute_input", "compute_infer", "compute_output")) {
      assertThat(meters.get("nv_inference_" + part + "_duration_us").gauge().value())
          .as(part)
          .isNotNegative();
    }
  }

  private static org.assertj.core.groups.Tuple tuple(String name, SpanData parent) {
    return org.assertj.core.groups.Tuple.tuple(name, TRACE, parent.getSpanId());
  }

  private SpanData span(String name) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void accept(WireRecord content) throws Exception {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    ReceivedRecord record =
        new ReceivedRecord(
            Topics.TEXT_EMBEDDINGS,
            0,
            7,
            Instant.now(),
            content,
            () -> acknowledged.complete(null));
    stage.accept(List.of(record));
    acknowledged.get(30, TimeUnit.SECONDS);
    long patience = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (exporter.getFinishedSpanItems().stream()
            .noneMatch(span -> span.getName().endsWith("process"))
        && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
  }

  private static WireRecord job(float[] embedding) {
    ImageJob job = new ImageJob("j", 0, 1, 7, "a", ImageSize.FULL, null, Timings.NONE);
    return traced(TextEmbeddingCodec.encode(new TextEmbedding(job, embedding)));
  }

  private static WireRecord traced(WireRecord record) {
    return record.withHeader("traceparent", "00-" + TRACE + "-" + PARENT + "-01");
  }
}
