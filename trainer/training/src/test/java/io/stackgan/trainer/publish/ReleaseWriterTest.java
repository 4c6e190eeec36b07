// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseComponent;
import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.TensorSpec;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.preparation.MiniLmEncoder;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.SpoiledRuns;
import io.stackgan.trainer.training.TinyData;
import io.stackgan.trainer.training.TrainedRun;
import io.stackgan.trainer.training.TrainingRun;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.watching.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pictures and captions to a release in a store, with the real encoder. */
class ReleaseWriterTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "threads", "1",
          "generator-width", "4",
          "discriminator-width", "2",
          "batch", "4",
          "epochs", "1",
          "temperature", "0.5",
          "grid-epochs", "1000");

  @TempDir Path folder;

  private final Random random = new Random(1);

  private TrainedRun train(TextEncoder encoder) throws IOException {
    return train(encoder, "run", Map.of());
  }

  private TrainedRun train(TextEncoder encoder, String name, Map<String, String> changes)
      throws IOException {
    ImageTextDataset dataset = TinyData.in(Files.createDirectories(folder.resolve("data")));
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.putAll(changes);
    RunDescription description =
        new RunDescription(
            "tiny",
            dataset.name(),
            dataset.fingerprint(),
            RunEncoder.of(encoder, encoder.name(), ""),
            Presets.keys("tiny", settings));
    RunFolder run = new RunFolder(folder.resolve(name));
    boolean finished =
        new TrainingRun(
                dataset,
                encoder,
                run,
                description,
                folder.resolve("cache"),
                RunJournal.open(run.path(), "one", event -> {}),
                file -> {},
                line -> {})
            .run();
    assertThat(finished).isTrue();
    return TrainedRun.open(run);
  }

  @Test
  void run_thatStartsFromARelease_drawsItsPictures() throws IOException {
    try (MiniLmEncoder encoder = new MiniLmEncoder(folder.resolve("unpacked"))) {
      TrainedRun first = train(encoder);
      Path release = folder.resolve("release");
      new ReleaseWriter(release).write("first", "run", first, encoder);
      Map<String, String> begun = Map.of("epochs", "0", "seed", "7", "from", release.toString());
      TrainedRun second = train(encoder, "second", begun);

      float[] embedding = encoder.encode(List.of("a red bird"))[0];
      float[] epsilon = normal(128);
      float[] noise = normal(100);
      float[] sketch = first.stage1Image(embedding, epsilon, noise);
      assertThat(first.stage1Image(embedding, normal(128), noise)).isNotEqualTo(sketch);
      assertThat(second.stage1Image(embedding, epsilon, noise))
          .containsExactly(sketch, within(1e-3f));
      assertThat(second.stage2Image(embedding, epsilon, sketch))
          .containsExactly(first.stage2Image(embedding, epsilon, sketch), within(1e-3f));
    }
  }

  private float[] normal(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void release_ofOtherWidths_isNoStart() throws IOException {
    try (MiniLmEncoder encoder = new MiniLmEncoder(folder.resolve("unpacked"))) {
      Path release = folder.resolve("release");
      new ReleaseWriter(release).write("first", "run", train(encoder), encoder);
      Map<String, String> wider = Map.of("generator-width", "8", "from", release.toString());
      assertThatThrownBy(() -> train(encoder, "wider", wider))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("generator-width");
    }
  }

  @Test
  void release_ofATinyRun_entersAStore() throws IOException {
    Path release = folder.resolve("release");
    try (MiniLmEncoder encoder = new MiniLmEncoder(folder.resolve("encoder"))) {
      ReleaseManifest manifest =
          new ReleaseWriter(release).write("tiny-1", "tiny", train(encoder), encoder);
      assertThat(shapes(manifest.component("stage1").inputs()))
          .containsExactly(List.of(-1, 384), List.of(-1, 128), List.of(-1, 100));
      assertThat(shapes(manifest.component("stage2").outputs()))
          .containsExactly(List.of(-1, 3, 256, 256));
      assertThat(manifest.training())
          .containsEntry("stage1Steps", 3L)
          .containsEntry(
              "encoder",
              Map.of("kind", "sentence-encoder", "name", "all-minilm-l6-v2", "dimension", 384));
      assertThat((double) manifest.training().get("exportParity")).isLessThan(1e-4);
    }
    assertThat(release.resolve("encoder/model.onnx")).doesNotExist();
    publish(release);
    ReleaseStore store = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
    ReleaseComponent stored = store.manifest("tiny-1").orElseThrow().component("encoder");
    assertThat(stored.dimension()).isEqualTo(384);
    assertThat(store.fetch("tiny-1", "encoder", folder.resolve("fetched")))
        .isDirectoryContaining(file -> file.endsWith("model.onnx"));
  }

  @Test
  void halfARun_isADraftThatNoStoreTakes() throws IOException {
    Path release = folder.resolve("release");
    try (MiniLmEncoder encoder = new MiniLmEncoder(folder.resolve("encoder"))) {
      train(encoder);
      Files.delete(folder.resolve("run/stage2/checkpoint.safetensors"));
      TrainedRun half = TrainedRun.open(new RunFolder(folder.resolve("run")));

      ReleaseManifest manifest = new ReleaseWriter(release).write("tiny-1", "tiny", half, encoder);

      assertThat(manifest.complete()).isFalse();
      assertThat(release.resolve("stage1/model.onnx")).exists();
    }
    assertThatThrownBy(() -> publish(release))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("--size 64x64");
  }

  @Test
  void exportThatDrawsSomethingElse_isNoRelease() throws IOException {
    Path release = folder.resolve("release");
    try (MiniLmEncoder encoder = new MiniLmEncoder(folder.resolve("encoder"))) {
      TrainedRun trained = train(encoder);
      ReleaseWriter writer = new ReleaseWriter(release);
      writer.write("tiny-1", "tiny", trained, encoder);
      SpoiledRuns.spoil(new RunFolder(folder.resolve("run")));
      TrainedRun spoiled = TrainedRun.open(new RunFolder(folder.resolve("run")));

      assertThatThrownBy(() -> writer.write("tiny-2", "tiny", spoiled, encoder))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("nothing is published");
    }
    assertThat(release.resolve("release.json")).doesNotExist();
    assertThatThrownBy(() -> publish(release)).isInstanceOf(ReleaseException.class);
  }

  @Test
  void anotherEncoderThanTheRuns_isRefused_beforeAnythingIsWritten() throws IOException {
    Path release = folder.resolve("release");
    try (MiniLmEncoder encoder = new MiniLmEncoder(folder.resolve("encoder"))) {
      TrainedRun trained = train(TinyData.encoder());

      assertThatThrownBy(() -> new ReleaseWriter(release).write("a", "tiny", trained, encoder))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("(384 features, the run's has 12)");
    }
    assertThat(release).doesNotExist();
  }

  /** The name of an encoder says nothing of what another copy of it computes. */
  @Test
  void encoderThatEmbedsOtherwise_isRefused() throws IOException {
    try (MiniLmEncoder encoder = new MiniLmEncoder(folder.resolve("encoder"))) {
      TrainedRun trained = train(new Reversed(encoder));

      assertThatThrownBy(
              () -> new ReleaseWriter(folder.resolve("a")).write("a", "tiny", trained, encoder))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("embeds 'a red bird' otherwise");
    }
  }

  /** Features from the last to the first. */
  private record Reversed(TextEncoder encoder) implements TextEncoder {

    @Override
    public float[][] encode(List<String> texts) {
      float[][] rows = encoder.encode(texts);
      for (float[] row : rows) {
        for (int i = 0, j = row.length - 1; i < j; i++, j--) {
          float first = row[i];
          row[i] = row[j];
          row[j] = first;
        }
      }
      return rows;
    }

    @Override
    public int dimension() {
      return encoder.dimension();
    }

    @Override
    public String name() {
      return encoder.name();
    }
  }

  private void publish(Path release) {
    assertThat(PlatformStore.ofEnvironment()).isEmpty();
    System.setProperty("stackgan.store.type", "folder");
    System.setProperty("stackgan.store.folder", folder.resolve("store").toString());
    try {
      PlatformStore.ofEnvironment().orElseThrow().publish(release);
    } finally {
      System.clearProperty("stackgan.store.type");
      System.clearProperty("stackgan.store.folder");
    }
  }

  private static List<List<Integer>> shapes(List<TensorSpec> specs) {
    return specs.stream().map(TensorSpec::shape).toList();
  }
}
