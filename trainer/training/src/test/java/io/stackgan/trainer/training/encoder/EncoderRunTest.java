// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.networks.CharCnnRnn;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.FolderEncoder;
import io.stackgan.trainer.preparation.ImageFile;
import io.stackgan.trainer.training.RunFolder;
import io.stackgan.trainer.training.TinyData;
import io.stackgan.trainer.training.TrainingRun;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.settings.EncoderSettings;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.TrainingSettings;
import io.stackgan.trainer.watching.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A char-CNN-RNN of a few channels that learns the words for three colours. */
class EncoderRunTest {

  @TempDir Path folder;

  private final List<String> log = new ArrayList<>();
  private ImageTextDataset dataset;

  @BeforeEach
  void readData() throws IOException {
    dataset = TinyData.in(Files.createDirectory(folder.resolve("data")));
  }

  private EncoderRun run(ImageTextDataset data, String name, Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(
        Map.of(
            "threads", "1",
            "precision", "float32",
            "encoder.width", "16",
            "encoder.picture-width", "2",
            "encoder.dimension", "8",
            "encoder.batch", "3",
            "encoder.epochs", "3"));
    settings.putAll(changes);
    TrainingSettings tiny = Presets.settings(Presets.keys("tiny", settings));
    return new EncoderRun(
        data, tiny, folder.resolve(name), folder.resolve("cache"), file -> {}, log::add);
  }

  @Test
  void trainedEncoder_findsTheRightPicture_andIsLoadedFromItsFolder() {
    assertThat(run(dataset, "colours", Map.of("encoder.epochs", "40")).run()).isTrue();

    assertThat(log).anyMatch(line -> line.matches(".*100.0 % of \\d+ captions find.*among 3.*"));
    try (FolderEncoder encoder = new FolderEncoder(folder.resolve("colours"))) {
      assertThat(encoder.kind()).isEqualTo("char-cnn-rnn");
      assertThat(encoder.name()).startsWith("char-cnn-rnn-");
      assertThat(encoder.dimension()).isEqualTo(8);
      float[][] both = encoder.encode(List.of("a red bird", "a blue bird"));
      assertThat(encoder.encode(List.of("a blue bird"))[0]).isEqualTo(both[1]);
    }
  }

  @Test
  void generatorThatIsHeldToTheTexts_learnsWhatThePictureEncoderReads() {
    run(dataset, "encoder", Map.of("encoder.epochs", "40")).run();
    double free = lastMatching("free", "0.000001");
    double held = lastMatching("held", "3");
    assertThat(held).isLessThan(0.7 * free);
  }

  /** The matching loss at the end of a short Stage-I with that weight. */
  private double lastMatching(String name, String weight) {
    SortedMap<String, String> keys =
        Presets.keys(
            "tiny",
            Map.of(
                "threads", "1",
                "precision", "float32",
                "generator-width", "4",
                "discriminator-width", "2",
                "batch", "4",
                "stage1.matching-weight", weight,
                "stage1.generator-rate", "2e-3",
                "stage1.epochs", "34",
                "stage2.epochs", "0",
                "grid-epochs", "1000"));
    RunFolder folders = new RunFolder(folder.resolve(name));
    try (FolderEncoder encoder = new FolderEncoder(folder.resolve("encoder"))) {
      RunEncoder own = RunEncoder.of(encoder, folder.resolve("encoder").toString(), "");
      RunDescription description =
          new RunDescription("tiny", dataset.name(), dataset.fingerprint(), own, keys);
      new TrainingRun(
              dataset,
              encoder,
              folders,
              description,
              folder.resolve("cache"),
              RunJournal.open(folders.path(), name, event -> {}),
              file -> {},
              log::add)
          .run();
    }
    String last = log.stream().filter(line -> line.contains("match")).reduce((a, b) -> b).get();
    return Double.parseDouble(last.replaceAll(".*match ([0-9.]+),.*", "$1"));
  }

  @Test
  void resumedRun_equalsOneThatWasNeverStopped() {
    Weights whole = steady(folder.resolve("whole"), 6);
    steady(folder.resolve("resumed"), 2);
    Weights resumed = steady(folder.resolve("resumed"), 6);

    for (String name : whole.names()) {
      assertThat(resumed.values(name)).as(name).isEqualTo(whole.values(name));
    }
  }

  /** So many steps with a learning rate that does not look ahead. */
  private Weights steady(Path file, int steps) {
    CharCnnRnn networks = CharCnnRnn.of(16, 2, 8);
    EncoderState state = new EncoderState(networks, Optional.empty(), 5);
    if (Files.exists(file)) {
      state.restore(file);
    }
    List<Sample> samples = dataset.samples(Split.TRAIN);
    Path packed = folder.resolve("train.rgb");
    PairedData data = new PairedData(samples, ImageFile.of(packed, samples, 76, 1, log::add));
    EncoderSettings settings = new EncoderSettings(16, 2, 8, 3, 1000, 0, 1e-3, "");
    new EncoderTraining(settings, new Autocast(false), 5, data, state)
        .run((progress, loss) -> {}, () -> state.step() == steps);
    state.write(file);
    return state.weights();
  }

  @Test
  void textEncoderThatStays_getsAPictureEncoderOfItsOwn() throws IOException {
    run(dataset, "colours", Map.of("encoder.epochs", "40")).run();
    Path known = folder.resolve("colours");
    Path beside = folder.resolve("beside");
    Map<String, String> settings =
        Map.of("encoder.texts", known.toString(), "encoder.epochs", "40", "seed", "9");
    log.clear();

    assertThat(run(dataset, "beside", settings).run()).isTrue();

    assertThat(log).anyMatch(line -> line.matches(".*100.0 % of \\d+ captions find.*among 3.*"));
    assertThat(beside.resolve("model.onnx")).hasSameBinaryContentAs(known.resolve("model.onnx"));
    try (FolderEncoder encoder = new FolderEncoder(beside);
        FolderEncoder before = new FolderEncoder(known)) {
      assertThat(encoder.name()).isEqualTo(before.name());
    }
    assertThatThrownBy(
            () ->
                run(
                        dataset,
                        "other",
                        Map.of("encoder.texts", known.toString(), "encoder.dimension", "16"))
                    .run())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("gives 8 features");
  }

  @Test
  void stoppedRun_leavesNoEncoder_andGoesOn() {
    EncoderRun stopped = run(dataset, "stopped", Map.of());
    stopped.stop();
    assertThat(stopped.run()).isFalse();
    assertThat(folder.resolve("stopped/model.onnx")).doesNotExist();

    assertThat(run(dataset, "stopped", Map.of()).run()).isTrue();
    assertThat(folder.resolve("stopped/model.onnx")).exists();
  }

  @Test
  void oneClassAlone_isRefused() {
    ImageTextDataset single =
        new ImageTextDataset(
            "single",
            "fedcba98765432100123",
            dataset.samples().stream().filter(sample -> sample.classIndex() == 0).toList(),
            List.of("red"),
            dataset.report());
    assertThat(single.samples(Split.TRAIN)).isNotEmpty();

    assertThatThrownBy(() -> run(single, "single", Map.of()).run())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("at least two classes");
  }
}
