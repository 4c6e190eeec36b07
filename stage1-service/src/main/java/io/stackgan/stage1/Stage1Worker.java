// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageKeys;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Stage1Image;
import io.stackgan.contracts.Stage1ImageCodec;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.noise.PictureNoise;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.onnxserving.OnnxModel;
import io.stackgan.onnxserving.Tensor;
import io.stackgan.onnxserving.protocol.Predictor;
import io.stackgan.pictures.Png;
import io.stackgan.pictures.Recipe;
import io.stackgan.stagemessaging.EmbeddingLength;
import io.stackgan.stagemessaging.JobHeader;
import io.stackgan.stagemessaging.Outbox;
import io.stackgan.stagemessaging.Pixels;
import io.stackgan.stagemessaging.ReceivedRecord;
import io.stackgan.stagemessaging.StageWorker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/** Draws 64×64 sketches; where nothing larger is asked for, they are the pictures. */
final class Stage1Worker implements StageWorker<TextEmbedding, OnnxModel, byte[]> {

  static final Set<String> INPUTS = Set.of("embedding", "epsilon", "noise");
  static final String OUTPUT = "image";

  private final ObjectStore store;

  Stage1Worker(ObjectStore store) {
    this.store = store;
  }

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
    return JobHeader.of(task.job());
  }

  @Override
  public Optional<String> fault(OnnxModel model, TextEmbedding task) {
    return EmbeddingLength.fault(model, task.embedding());
  }

  /** embedding (B, E), ε (B, 128), z (B, 100) → image (B, 3, 64, 64). */
  @Override
  public List<byte[]> run(OnnxModel model, List<TextEmbedding> tasks) {
    Map<String, Tensor> inputs =
        Map.of(
            "embedding", rows(tasks, TextEmbedding::embedding),
            "epsilon", rows(tasks, task -> noise(task).stage1Epsilon()),
            "noise", rows(tasks, task -> noise(task).stage1Noise()));
    Tensor.Floats images = model.run(inputs).get(OUTPUT);
    List<byte[]> sketches = new ArrayList<>();
    for (int row = 0; row < tasks.size(); row++) {
      sketches.add(Pixels.toBytes(images.row(row)));
    }
    return sketches;
  }

  @Override
  public Optional<ToDoubleBiFunction<byte[], byte[]>> comparison() {
    return Optional.of(Pixels::difference);
  }

  private static Tensor rows(List<TextEmbedding> tasks, Function<TextEmbedding, float[]> part) {
    return Tensor.Floats.ofRows(tasks.stream().map(part).toArray(float[][]::new));
  }

  private static PictureNoise noise(TextEmbedding task) {
    return new PictureNoise(task.job());
  }

  @Override
  public CompletionStage<Void> deliver(
      String release, TextEmbedding task, byte[] sketch, Outbox outbox) {
    return task.job().size() == ImageSize.SKETCH
        ? complete(task.job(), sketch, outbox)
        : handOn(task, sketch, outbox);
  }

  private CompletionStage<Void> complete(ImageJob job, byte[] sketch, Outbox outbox) {
    StoredImage image = upload(job, ImageKeys.picture(job.job(), job.index()), sketch);
    Instant now = Instant.now();
    Timings timings = job.timings().withSketched(now).withCompleted(now);
    return outbox.send(JobHeader.of(job.with(timings)).event(Status.COMPLETED, List.of(image)));
  }

  /** A picture's sketch is stored and told before Stage-II hears of it, so it is told first. */
  private CompletionStage<Void> handOn(TextEmbedding task, byte[] sketch, Outbox outbox) {
    ImageJob job = task.job().with(task.job().timings().withSketched(Instant.now()));
    StoredImage image = upload(job, ImageKeys.sketch(job.job(), job.index()), sketch);
    Stage1Image handedOn = new Stage1Image(job, task.embedding(), sketch);
    return outbox
        .send(JobHeader.of(job).event(Status.SKETCHED, List.of(image)))
        .thenCompose(told -> outbox.send(Topics.STAGE1_IMAGES, Stage1ImageCodec.encode(handedOn)));
  }

  private StoredImage upload(ImageJob job, String key, byte[] sketch) {
    store.put(key, Png.encode(sketch, ImageSize.SKETCH.pixels(), Recipe.of(job)), Png.CONTENT_TYPE);
    return new StoredImage(job.index(), ImageSize.SKETCH, key);
  }
}
