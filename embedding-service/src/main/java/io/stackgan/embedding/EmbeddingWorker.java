// SPDX-License-Identifier: Apache-2.0
package io.stackgan.embedding;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.protocol.Predictor;
import io.stackgan.stagemessaging.JobHeader;
import io.stackgan.stagemessaging.Outbox;
import io.stackgan.stagemessaging.Priorities;
import io.stackgan.stagemessaging.ReceivedRecord;
import io.stackgan.stagemessaging.StageWorker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Encodes captions, and hands a request of n pictures on as n records. */
final class EmbeddingWorker
    implements StageWorker<EmbeddingTask, CaptionEncoder, CaptionEmbeddings> {

  @Override
  public EmbeddingTask decode(ReceivedRecord record) {
    return new EmbeddingTask(
        GenerationRequestCodec.decode(record.content(), record.identity()), record.timestamp());
  }

  @Override
  public Predictor<CaptionEncoder> predictor() {
    return Predictor.ofTexts();
  }

  @Override
  public JobHeader header(EmbeddingTask task) {
    return JobHeader.of(task.request(), task.requested());
  }

  @Override
  public boolean isBulk(ReceivedRecord record, EmbeddingTask task) {
    return task.request().priority() == Priority.BULK;
  }

  @Override
  public List<CaptionEmbeddings> run(CaptionEncoder encoder, List<EmbeddingTask> tasks) {
    return CaptionEmbeddings.encode(encoder, tasks.stream().map(EmbeddingTask::request).toList());
  }

  @Override
  public CompletionStage<Void> deliver(
      String release, EmbeddingTask task, CaptionEmbeddings embeddings, Outbox outbox) {
    JobHeader accepted = header(task).startedWith(release);
    JobHeader embedded = accepted.with(accepted.timings().withEmbedded(Instant.now()));
    List<CompletionStage<Void>> sent = new ArrayList<>();
    sent.add(outbox.send(accepted.event(Status.ACCEPTED, List.of())));
    sent.add(outbox.send(embedded.event(Status.EMBEDDED, List.of())));
    for (int index = 0; index < embedded.n(); index++) {
      ImageJob job = embedded.picture(index).drawnAs(task.request());
      TextEmbedding picture = new TextEmbedding(job, embeddings.at(job.progress()));
      WireRecord record =
          Priorities.mark(TextEmbeddingCodec.encode(picture), task.request().priority());
      sent.add(outbox.send(Topics.TEXT_EMBEDDINGS, record));
    }
    return CompletableFuture.allOf(
        sent.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
  }
}
