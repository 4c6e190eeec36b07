// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.onnxserving.protocol.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;

/** Runs Stage-I's model, notes one number of each image, and can be made to fail. */
final class ProbeWorker implements StageWorker<TextEmbedding, OnnxModel, Float> {

  final List<Integer> batches = new CopyOnWriteArrayList<>();
  final Map<String, Float> results = new ConcurrentHashMap<>();
  final AtomicInteger deliveries = new AtomicInteger();
  volatile boolean namesReleases = true;
  volatile Consumer<List<TextEmbedding>> beforeRun = tasks -> {};
  volatile Consumer<TextEmbedding> beforeDelivery = task -> {};
  volatile Consumer<TextEmbedding> afterSending = task -> {};

  @Override
  public TextEmbedding decode(ReceivedRecord record) {
    return TextEmbeddingCodec.decode(record.content());
  }

  @Override
  public Predictor<OnnxModel> predictor() {
    return Predictor.ofGraph();
  }

  @Override
  public JobHeader header(TextEmbedding task) {
    JobHeader header = JobHeader.of(task.job());
    return namesReleases ? header : header.startedWith(null);
  }

  @Override
  public List<Float> run(OnnxModel model, List<TextEmbedding> tasks) {
    batches.add(tasks.size());
    beforeRun.accept(tasks);
    return numbers(model, tasks);
  }

  static List<Float> numbers(OnnxModel model, List<TextEmbedding> tasks) {
    int batch = tasks.size();
    float[][] embeddings = tasks.stream().map(TextEmbedding::embedding).toArray(float[][]::new);
    Tensor.Floats images =
        model
            .run(
                Map.of(
                    "embedding", Tensor.Floats.ofRows(embeddings),
                    "epsilon", new Tensor.Floats(new long[] {batch, 128}, new float[batch * 128]),
                    "noise", new Tensor.Floats(new long[] {batch, 100}, new float[batch * 100])))
            .get("image");
    List<Float> numbers = new ArrayList<>();
    for (int row = 0; row < batch; row++) {
      numbers.add(images.row(row)[7]);
    }
    return numbers;
  }

  @Override
  public Optional<ToDoubleBiFunction<Float, Float>> comparison() {
    return Optional.of((shown, shadow) -> Math.abs(shown - shadow));
  }

  @Override
  public CompletionStage<Void> deliver(
      String release, TextEmbedding task, Float result, Outbox outbox) {
    deliveries.incrementAndGet();
    beforeDelivery.accept(task);
    results.put(task.job().key(), result);
    CompletionStage<Void> sent =
        outbox.send(JobHeader.of(task.job()).event(Status.COMPLETED, List.of()));
    afterSending.accept(task);
    return sent;
  }
}
