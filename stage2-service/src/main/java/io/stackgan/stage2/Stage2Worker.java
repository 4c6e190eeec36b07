// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage2;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageKeys;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Stage1Image;
import io.stackgan.contracts.Stage1ImageCodec;
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

/** Refines sketches, exactly their bytes, into 256×256 pictures. */
final class Stage2Worker implements StageWorker<Stage1Image, OnnxModel, byte[]> {

  static final Set<String> INPUTS = Set.of("embedding", "epsilon", "sketch");
  static final String OUTPUT = "image";

  private final ObjectStore store;

  Stage2Worker(ObjectStore store) {
    this.store = store;
  }

  @Override
  public Stage1Image decode(ReceivedRecord record) {
    return Stage1ImageCodec.decode(record.content());
  }

  @Override
  public Predictor<OnnxModel> predictor() {
    return Predictor.ofGraph();
  }

  @Override
  public JobHeader header(Stage1Image task) {
    return JobHeader.of(task.job());
  }

  @Override
  public Optional<String> fault(OnnxModel model, Stage1Image task) {
    return EmbeddingLength.fault(model, task.embedding());
  }

  /** embedding (B, E), ε (B, 128), sketch (B, 3, 64, 64) → image (B, 3, 256, 256). */
  @Override
  public List<byte[]> run(OnnxModel model, List<Stage1Image> tasks) {
    Map<String, Tensor> inputs =
        Map.of(
            "embedding", rows(tasks, Stage1Image::embedding),
            "epsilon", rows(tasks, task -> new PictureNoise(task.job()).stage2Epsilon()),
            "sketch", sketches(tasks));
    Tensor.Floats images = model.run(inputs).get(OUTPUT);
    List<byte[]> pictures = new ArrayList<>();
    for (int row = 0; row < tasks.size(); row++) {
      pictures.add(Pixels.toBytes(images.row(row)));
    }
    return pictures;
  }

  @Override
  public Optional<ToDoubleBiFunction<byte[], byte[]>> comparison() {
    return Optional.of(Pixels::difference);
  }

  private static Tensor sketches(List<Stage1Image> tasks) {
    int side = ImageSize.SKETCH.pixels();
    Tensor.Floats rows = rows(tasks, task -> Pixels.toPlanes(task.rgb()));
    return new Tensor.Floats(new long[] {tasks.size(), 3, side, side}, rows.values());
  }

  private static Tensor.Floats rows(List<Stage1Image> tasks, Function<Stage1Image, float[]> part) {
    return Tensor.Floats.ofRows(tasks.stream().map(part).toArray(float[][]::new));
  }

  @Override
  public CompletionStage<Void> deliver(
      String release, Stage1Image task, byte[] picture, Outbox outbox) {
    ImageJob job = task.job();
    String key = ImageKeys.picture(job.job(), job.index());
    store.put(key, Png.encode(picture, ImageSize.FULL.pixels(), Recipe.of(job)), Png.CONTENT_TYPE);
    List<StoredImage> images =
        List.of(
            new StoredImage(job.index(), ImageSize.FULL, key),
            new StoredImage(
                job.index(), ImageSize.SKETCH, ImageKeys.sketch(job.job(), job.index())));
    ImageJob done = job.with(job.timings().withCompleted(Instant.now()));
    return outbox.send(JobHeader.of(done).event(Status.COMPLETED, images));
  }
}
