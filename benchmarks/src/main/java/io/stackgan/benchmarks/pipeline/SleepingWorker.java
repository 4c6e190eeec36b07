// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.WireRecord;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.protocol.Predictor;
import io.stackgan.stagemessaging.JobHeader;
import io.stackgan.stagemessaging.Outbox;
import io.stackgan.stagemessaging.ReceivedRecord;
import io.stackgan.stagemessaging.StageWorker;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sleeps instead of running its model, and hands each record on. */
final class SleepingWorker implements StageWorker<WireRecord, OnnxModel, WireRecord> {

  static final long MILLIS = 20;

  private final String release;
  private final String results;

  SleepingWorker(String release, String results) {
    this.release = release;
    this.results = results;
  }

  @Override
  public WireRecord decode(ReceivedRecord record) {
    return record.content();
  }

  @Override
  public JobHeader header(WireRecord task) {
    return new JobHeader(task.key(), 0, 1, 0, release, ImageSize.SKETCH, null, Timings.NONE);
  }

  @Override
  public Predictor<OnnxModel> predictor() {
    return Predictor.ofGraph();
  }

  @Override
  public List<WireRecord> run(OnnxModel model, List<WireRecord> tasks) {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return tasks;
  }

  @Override
  public CompletionStage<Void> deliver(
      String served, WireRecord task, WireRecord result, Outbox outbox) {
    return outbox.send(results, result);
  }
}
