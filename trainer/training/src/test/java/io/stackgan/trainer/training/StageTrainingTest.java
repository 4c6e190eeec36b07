// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.TensorFile;
import io.stackgan.trainer.training.engine.TrainingException;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.SettingChange;
import io.stackgan.trainer.training.settings.StageName;
import io.stackgan.trainer.watching.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs of a few steps with networks of a few channels. */
class StageTrainingTest {

  private static final Map<String, String> ADDITIONS =
      Map.of(
          "loss", "hinge",
          "spectral-norm", "true",
          "augment", "colour,translation,cutout",
          "gradient-penalty", "1",
          "gradient-penalty-interval", "2",
          "head-start", "2");

  @TempDir Path folder;

  private final List<String> log = new ArrayList<>();
  private final List<Path> written = new ArrayList<>();
  private ImageTextDataset dataset;
  private TextEncoder encoder = TinyData.encoder();

  @BeforeEach
  void readData() throws IOException {
    dataset = TinyData.in(Files.createDirectory(folder.resolve("data")));
    torch.set_num_threads(1);
  }

  private RunFolder train(String name, Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(
        Map.of(
            "threads", "1",
            "precision", "float32",
            "generator-width", "4",
            "discriminator-width", "2",
            "batch", "4",
            "grid-epochs", "1000"));
    settings.putAll(changes);
    RunDescription description =
        new RunDescription(
            "tiny",
            dataset.name(),
            dataset.fingerprint(),
            RunEncoder.of(encoder, "hashed-words", ""),
            Presets.keys("tiny", settings));
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(
            dataset,
            encoder,
            run,
            description,
            folder.resolve("cache"),
            RunJournal.open(run.path(), name, event -> {}),
            written::add,
            log::add)
        .run();
    return run;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void resumedRun_equalsOneThatWasNeverStopped(boolean additions) {
    Map<String, String> settings = new HashMap<>(additions ? ADDITIONS : Map.of());
    settings.put("stage2.epochs", "0");
    settings.put("stage1.epochs", "2");
    RunFolder whole = train("whole", settings);
    settings.put("stage1.epochs", "1");
    train("resumed", settings);
    settings.put("stage1.epochs", "2");
    RunFolder resumed = train("resumed", settings);
    assertThat(log).contains("stage1 goes on from step 3");
    TensorFile expected = TensorFile.read(whole.checkpoint(StageName.STAGE1).newest());
    TensorFile actual = TensorFile.read(resumed.checkpoint(StageName.STAGE1).newest());
    assertThat(actual.names()).isEqualTo(expected.names());
    for (String name : expected.names()) {
      assertThat(actual.tensor(name)).as(name).isEqualTo(expected.tensor(name));
    }
  }

  @Test
  void headStart_teachesTheDiscriminatorAlone() {
    Map<String, String> none = Map.of("stage1.epochs", "0", "stage2.epochs", "0");
    Map<String, String> ahead =
        Map.of("stage1.epochs", "2", "stage2.epochs", "0", "head-start", "6");
    TensorFile before = TensorFile.read(train("none", none).checkpoint(StageName.STAGE1).newest());
    TensorFile after = TensorFile.read(train("ahead", ahead).checkpoint(StageName.STAGE1).newest());
    String generator = "generator/stage1.generator.up1.conv.weight";
    assertThat(after.tensor(generator)).isEqualTo(before.tensor(generator));
    assertThat(after.names())
        .filteredOn(name -> name.startsWith("discriminator/") && name.endsWith("conv.weight"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(after.tensor(name)).isNotEqualTo(before.tensor(name)));
  }

  @Test
  void run_onOtherData_keepsTheScaleOfItsEmbeddings_andSaysSo() throws IOException {
    Map<String, String> settings = Map.of("stage1.epochs", "1", "stage2.epochs", "0");
    Path scale = train("grown", settings).embeddingScaleFile();
    byte[] before = Files.readAllBytes(scale);
    dataset = reworded(dataset);

    RunFolder run = train("grown", Map.of("stage1.epochs", "2", "stage2.epochs", "0"));

    assertThat(scale).hasBinaryContent(before);
    assertThat(run.changes())
        .contains(
            new SettingChange(3, 0, "data", "tiny 0123456789abcdef0123", "tiny fedcba9876543210"));
  }

  @Test
  void run_withAnotherEncoder_scalesItsEmbeddingsAnew_andSaysSo() throws IOException {
    Map<String, String> settings = Map.of("stage1.epochs", "1", "stage2.epochs", "0");
    Path scale = train("reread", settings).embeddingScaleFile();
    byte[] before = Files.readAllBytes(scale);
    String name = encoder.name();
    encoder = louder(TinyData.encoder());

    RunFolder run = train("reread", Map.of("stage1.epochs", "2", "stage2.epochs", "0"));

    assertThat(Files.readAllBytes(scale)).isNotEqualTo(before);
    assertThat(run.changes()).contains(new SettingChange(3, 0, "encoder", name, "louder"));
  }

  private static TextEncoder louder(TextEncoder encoder) {
    return new TextEncoder() {
      @Override
      public float[][] encode(List<String> texts) {
        float[][] features = encoder.encode(texts);
        for (float[] text : features) {
          for (int i = 0; i < text.length; i++) {
            text[i] *= 3;
          }
        }
        return features;
      }

      @Override
      public int dimension() {
        return encoder.dimension();
      }

      @Override
      public String name() {
        return "louder";
      }
    };
  }

  private static ImageTextDataset reworded(ImageTextDataset data) {
    List<Sample> samples =
        data.samples().stream()
            .map(
                sample ->
                    new Sample(
                        sample.id(),
                        sample.image(),
                        sample.classIndex(),
                        sample.box(),
                        List.of("other words of " + sample.captions().get(0)),
                        sample.split()))
            .toList();
    return new ImageTextDataset(
        data.name(), "fedcba9876543210", samples, data.classNames(), data.report());
  }

  @Test
  void run_leavesMetricsAndGrids() {
    RunFolder run = train("kept", Map.of("stage1.epochs", "1", "stage2.epochs", "0"));
    assertThat(run.grid(StageName.STAGE1, 3)).exists();
    assertThat(run.description().settings()).containsEntry("stage1.batch", "4");
    assertThat(Presets.settings(run.description().settings()).stage1().epochs()).isEqualTo(1);
  }

  @Test
  void run_tellsWhatResumingNeeds() {
    RunFolder run = train("kept", Map.of("stage1.epochs", "1", "stage2.epochs", "0"));
    assertThat(written)
        .contains(
            run.descriptionFile(),
            run.embeddingScaleFile(),
            run.metrics(StageName.STAGE1),
            run.checkpoint(StageName.STAGE1).newest(),
            run.checkpoint(StageName.STAGE2).newest());
  }

  @Test
  void run_thatAnotherOneTrains() {
    RunFolder run = new RunFolder(folder.resolve("busy"));
    run.exclusively(
        () ->
            assertThatThrownBy(() -> run.exclusively(() -> log.add("both")))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("Another process trains the run"));
    run.exclusively(() -> log.add("afterwards"));
    assertThat(log).containsExactly("afterwards");
  }
}
