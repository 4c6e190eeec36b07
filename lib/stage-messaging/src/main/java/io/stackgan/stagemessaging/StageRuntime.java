// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationCancellationCodec;
import io.stackgan.contracts.ReleaseAnnouncementCodec;
import io.stackgan.contracts.ReleaseRefusalCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.ModelLoader;
import io.stackgan.onnxserving.ReleaseConfig;
import io.stackgan.onnxserving.ReleaseStatus;
import io.stackgan.onnxserving.ReleaseWatcher;
import io.stackgan.onnxserving.ServedReleases;
import io.stackgan.onnxserving.protocol.InferenceProtocol;
import io.stackgan.tracing.Tracing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** All that a stage service is made of, behind its processor. */
public final class StageRuntime implements AutoCloseable {

  /** Ids of cancelled jobs; a few megabytes. */
  private static final int CANCELLED_JOBS = 50_000;

  private final Stage<?, ?, ?> stage;
  private final ReleaseWatcher<?> watcher;
  private final ServedReleases<?> served;
  private final CancelledJobs cancelled;
  private final RecordSender sender;
  private final Tracing tracing;
  private final InferenceProtocol<?> protocol;

  private StageRuntime(
      Stage<?, ?, ?> stage,
      ReleaseWatcher<?> watcher,
      ServedReleases<?> served,
      CancelledJobs cancelled,
      RecordSender sender,
      Tracing tracing,
      InferenceProtocol<?> protocol) {
    this.protocol = protocol;
    this.tracing = tracing;
    this.stage = stage;
    this.watcher = watcher;
    this.served = served;
    this.cancelled = cancelled;
    this.sender = sender;
  }

  /** Starts to look for the release in service and to work on what is accepted. */
  public static <T, M extends AutoCloseable, R> StageRuntime start(
      StageWorker<T, M, R> worker,
      ModelLoader<M> loader,
      ReleaseConfig releases,
      StageSettings settings,
      RecordSender sender,
      InferenceMetrics metrics,
      Tracing tracing) {
    ServedReleases<M> served = new ServedReleases<>();
    ReleaseWatcher<M> watcher =
        ReleaseWatcher.of(
            loader, served, releases, new RefusalEvents(loader.component(), sender, metrics));
    CancelledJobs cancelled = new CancelledJobs(CANCELLED_JOBS);
    Stage<T, M, R> stage =
        new Stage<>(worker, served, watcher, sender, cancelled, metrics, tracing, settings);
    watcher.start();
    stage.start();
    InferenceProtocol<M> protocol =
        new InferenceProtocol<>(loader.component(), served, loader::manifest, worker.predictor());
    return new StageRuntime(stage, watcher, served, cancelled, sender, tracing, protocol);
  }

  /** Takes records over; completes once there is room for more. */
  public CompletionStage<Void> accept(List<ReceivedRecord> records) {
    return stage.accept(records);
  }

  /** Where records of a share group go. */
  TaskTaker tasks() {
    return stage;
  }

  /** A cancellation, the announcement of a release, or that a service has refused one. */
  void hear(ReceivedRecord record) {
    if (record.topic().equals(Topics.GENERATION_CANCELLATIONS)) {
      cancelled.add(GenerationCancellationCodec.decode(record.content()).job());
    } else if (!ReleaseRefusalCodec.isRefusal(record.content())) {
      ReleaseAnnouncementCodec.decode(record.content());
      watcher.announced();
    }
  }

  RecordSender sender() {
    return sender;
  }

  /** How the models are asked beside the stream. */
  InferenceProtocol<?> protocol() {
    return protocol;
  }

  public ReleaseStatus releases() {
    return watcher.status();
  }

  /** What has stopped the stage, if anything. */
  public Optional<Throwable> crash() {
    return stage.crash();
  }

  @Override
  public void close() {
    stage.close();
    watcher.close();
    served.close();
    tracing.close();
  }
}
