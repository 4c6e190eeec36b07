// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.JobShare;
import io.stackgan.contracts.ReleasePin;
import io.stackgan.modelstore.Canary;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.Lease;
import io.stackgan.onnxserving.ReleaseWatcher;
import io.stackgan.onnxserving.ServedReleases;
import io.stackgan.tracing.Tracing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records over, runs the model on whatever has arrived, stores what comes out while the next
 * batch runs, and acknowledges a record when everything that it led to is stored. The model runs on
 * one thread.
 *
 * @param <T> what a record asks for
 * @param <M> the model
 * @param <R> what the model gives for one record
 */
final class Stage<T, M extends AutoCloseable, R> implements AutoCloseable, TaskTaker {

  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
  private static final String ABANDONED = "too_many_deliveries";
  private static final String MISFIT = "input_does_not_fit";

  private final StageWorker<T, M, R> worker;
  private final ServedReleases<M> served;
  private final ReleaseWatcher<M> watcher;
  private final RecordSender sender;
  private final CancelledJobs cancelled;
  private final Tracing tracing;
  private final InferenceMetrics metrics;
  private final Batching batching;
  private final Inbox<WorkItem<T>> inbox;
  private final InFlight inFlight;
  private final ScheduledExecutorService outputs;
  private final Outcomes outcomes;
  private final Deliveries<T, M, R> deliveries;
  private final Shadow<T, M, R> shadow;
  private final Thread thread = new Thread(this::loop, "stage-worker");

  private volatile boolean closed;
  private volatile Throwable crash;

  Stage(
      StageWorker<T, M, R> worker,
      ServedReleases<M> served,
      ReleaseWatcher<M> watcher,
      RecordSender sender,
      CancelledJobs cancelled,
      InferenceMetrics metrics,
      Tracing tracing,
      StageSettings settings) {
    this.worker = worker;
    this.served = served;
    this.watcher = watcher;
    this.sender = sender;
    this.cancelled = cancelled;
    this.metrics = metrics;
    this.tracing = tracing;
    this.batching = new Batching(settings.maxBatch());
    this.inbox = new Inbox<>(item -> worker.isBulk(item.record(), item.task()));
    this.inFlight = new InFlight(settings.readAhead());
    this.outputs = Executors.newScheduledThreadPool(settings.outputThreads(), Stage::outputThread);
    Retry retry = new Retry(outputs);
    this.outcomes = new Outcomes(sender, retry, inFlight);
    this.deliveries = new Deliveries<>(worker, retry, outcomes, metrics, settings.maxInFlight());
    this.shadow = new Shadow<>(worker, served, watcher, metrics);
    metrics.pending(inFlight::count);
    metrics.batchSize(batching::size);
  }

  private static Thread outputThread(Runnable work) {
    Thread thread = new Thread(work, "stage-output");
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Completes once there is room for more records. */
  CompletionStage<Void> accept(List<ReceivedRecord> records) {
    CompletionStage<Void> room = inFlight.add(records.size());
    List<WorkItem<T>> readable = new ArrayList<>();
    for (ReceivedRecord record : records) {
      read(record).ifPresent(readable::add);
    }
    batching.arrived(readable.size(), System.nanoTime());
    inbox.put(readable);
    return room;
  }

  /** The reader of a share group bounds by itself what it holds. */
  @Override
  public void accept(ReceivedRecord record) {
    accept(List.of(record));
  }

  @Override
  public void abandon(ReceivedRecord record) {
    inFlight.add(1);
    IllegalStateException reason =
        new IllegalStateException("its workers ended before it was done, time and again");
    read(record).ifPresent(item -> outcomes.fail(item, ABANDONED, reason));
  }

  private Optional<WorkItem<T>> read(ReceivedRecord record) {
    RecordTrace trace = RecordTrace.start(tracing, record);
    long start = System.nanoTime();
    try {
      T task = worker.decode(record);
      JobHeader header = worker.header(task);
      trace.isAbout(header);
      Outbox outbox = new Outbox(sender, record.content(), trace);
      long now = System.nanoTime();
      return Optional.of(new WorkItem<>(record, task, header, outbox, trace, now, now - start));
    } catch (RuntimeException e) {
      outcomes.reject(record, trace, e);
      return Optional.empty();
    }
  }

  private void loop() {
    try {
      while (!closed) {
        work(inbox.take(batching));
      }
    } catch (InterruptedException e) {
      LOG.debug("The stage is closed");
    } catch (RuntimeException | Error e) {
      crash = e;
      LOG.error("The stage has crashed; restart the service", e);
      throw e;
    }
  }

  private void work(List<WorkItem<T>> batch) throws InterruptedException {
    Map<String, List<WorkItem<T>>> byRelease = new LinkedHashMap<>();
    Instant now = Instant.now();
    for (WorkItem<T> item : batch) {
      Optional<Status> over = item.header().over(cancelled, now);
      if (over.isPresent()) {
        outcomes.end(item, over.get());
      } else {
        byRelease.computeIfAbsent(release(item), release -> new ArrayList<>()).add(item);
      }
    }
    for (Map.Entry<String, List<WorkItem<T>>> items : byRelease.entrySet()) {
      workOn(items.getKey(), items.getValue());
    }
  }

  /** Null when the job takes what is in service and nothing is yet. */
  private String release(WorkItem<T> item) {
    return item.header().release() == null ? unnamed(item) : item.header().release();
  }

  private String unnamed(WorkItem<T> item) {
    return ReleasePin.of(item.record().content())
        .filter(release -> !watcher.refuses(release))
        .or(() -> canary(item.header().job()))
        .or(served::current)
        .orElse(null);
  }

  private Optional<String> canary(String job) {
    return watcher
        .canary()
        .filter(tried -> tried.draws(JobShare.hundredth(job)))
        .map(Canary::release);
  }

  private void workOn(String release, List<WorkItem<T>> items) throws InterruptedException {
    Optional<Lease<M>> lease = release == null ? Optional.empty() : served.lease(release);
    if (lease.isEmpty()) {
      park(release, items);
      return;
    }
    try (Lease<M> held = lease.get()) {
      run(held.model(), release, fitting(held.model(), release, items));
    }
  }

  private List<WorkItem<T>> fitting(M model, String release, List<WorkItem<T>> items) {
    List<WorkItem<T>> fitting = new ArrayList<>();
    for (WorkItem<T> item : items) {
      Optional<String> fault = worker.fault(model, item.task());
      if (fault.isEmpty()) {
        fitting.add(item);
      } else {
        metrics.failed(release, MISFIT);
        outcomes.fail(item.startedWith(release), MISFIT, new IllegalArgumentException(fault.get()));
      }
    }
    return fitting;
  }

  /** Other releases' jobs go on while this one is fetched. */
  private void park(String release, List<WorkItem<T>> items) {
    CompletionStage<Void> loaded = release == null ? watcher.first() : watcher.load(release);
    loaded.whenComplete(
        (nothing, refusal) -> {
          if (refusal == null) {
            inbox.putBack(items);
          } else {
            items.forEach(item -> goWithout(item, refusal));
          }
        });
  }

  private void goWithout(WorkItem<T> item, Throwable refusal) {
    if (item.header().release() == null) {
      inbox.putBack(List.of(item));
    } else {
      outcomes.fail(item, "release_unavailable", refusal);
    }
  }

  private void run(M model, String release, List<WorkItem<T>> items) throws InterruptedException {
    if (items.isEmpty()) {
      return;
    }
    deliveries.awaitRoom(items.size());
    List<R> results;
    long start = System.nanoTime();
    try {
      results = worker.run(model, items.stream().map(WorkItem::task).toList());
    } catch (RuntimeException e) {
      deliveries.giveUp(items.size());
      runOneByOne(model, release, items, e);
      return;
    }
    long nanos = System.nanoTime() - start;
    batching.ran(items.size(), nanos);
    tell(release, items, start, nanos);
    for (int i = 0; i < items.size(); i++) {
      deliveries.deliver(release, items.get(i), results.get(i));
      shadow.follow(release, items.get(i), results.get(i));
    }
  }

  private void tell(String release, List<WorkItem<T>> items, long start, long nanos) {
    metrics.ran(release, items.size(), nanos);
    for (WorkItem<T> item : items) {
      metrics.queued(release, item.decoding(), start - item.arrived());
      item.trace().step("infer " + metrics.model(), nanos, release, items.size());
    }
  }

  /** One task that the model cannot take must not fail those beside it. */
  private void runOneByOne(
      M model, String release, List<WorkItem<T>> items, RuntimeException failure)
      throws InterruptedException {
    if (items.size() > 1) {
      for (WorkItem<T> item : items) {
        run(model, release, List.of(item));
      }
    } else {
      metrics.failed(release, "inference_failed");
      outcomes.fail(items.get(0).startedWith(release), "inference_failed", failure);
    }
  }

  /** What has stopped the stage, if anything. */
  Optional<Throwable> crash() {
    return Optional.ofNullable(crash);
  }

  /** Stops after the batch that runs; what is not acknowledged comes again. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shadow.close();
    outputs.shutdownNow();
  }
}
