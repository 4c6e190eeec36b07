// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import io.stackgan.networks.CharCnnRnn;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.preparation.FolderEncoder;
import io.stackgan.trainer.preparation.Preparation;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.losses.PictureEncoder;
import io.stackgan.trainer.training.run.Progress;
import io.stackgan.trainer.training.run.StoppableRun;
import io.stackgan.trainer.training.settings.EncoderSettings;
import io.stackgan.trainer.training.settings.TrainingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.pytorch.global.torch;

/** Trains a char-CNN-RNN on a data set's own pictures and captions, in a folder of its own. */
public final class EncoderRun implements StoppableRun {

  private static final int STEPS_A_LINE = 50;
  private static final int PROOFS = 32;

  private final ImageTextDataset dataset;
  private final TrainingSettings settings;
  private final Path folder;
  private final Preparation preparation;
  private final Consumer<Path> written;
  private final Consumer<String> log;
  private final CharCnnRnn networks;
  private long lastCheckpoint = System.nanoTime();
  private double losses;
  private volatile boolean stopped;

  /**
   * @param folder gets checkpoint.safetensors, metrics.csv and, at the end, the encoder's files
   * @param caches where packed pictures are kept for later runs
   * @param written told of every file of the run, each time it is written
   */
  public EncoderRun(
      ImageTextDataset dataset,
      TrainingSettings settings,
      Path folder,
      Path caches,
      Consumer<Path> written,
      Consumer<String> log) {
    this.dataset = dataset;
    this.settings = settings;
    this.folder = folder;
    this.preparation = new Preparation(dataset, caches, settings.threadsOrCores(), log);
    this.written = written;
    this.log = log;
    EncoderSettings encoder = settings.encoder();
    this.networks = CharCnnRnn.of(encoder.width(), encoder.pictureWidth(), encoder.dimension());
    torch.set_num_threads(settings.threadsOrCores());
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean run() {
    PairedData train = data(Split.TRAIN);
    if (train.classes() < 2) {
      throw new SettingsException(
          "The training split has fewer than two classes, so that an encoder cannot learn to tell"
              + " captions of different classes apart. Give the data set at least two classes.");
    }
    Optional<CaptionEmbeddings> known = knownTexts();
    EncoderState state = new EncoderState(networks, known, settings.seed());
    Path checkpoint = folder.resolve("checkpoint.safetensors");
    if (Files.exists(checkpoint)) {
      state.restore(checkpoint);
      log.accept("The encoder goes on from step %d".formatted(state.step()));
    }
    Autocast autocast = new Autocast(settings.precision().bfloat16());
    EncoderTraining training =
        new EncoderTraining(settings.encoder(), autocast, settings.seed(), train, state);
    boolean more = !training.progress().finished();
    training.run((progress, loss) -> stepped(progress, loss, state, checkpoint), () -> stopped);
    if (more) {
      write(state, checkpoint);
    }
    boolean finished = training.progress().finished();
    if (finished && (more || !Files.exists(folder.resolve(EncoderExport.MODEL)))) {
      finish(state);
    }
    return finished;
  }

  /** Where the text encoder stays as it is. */
  private Optional<CaptionEmbeddings> knownTexts() {
    EncoderSettings encoder = settings.encoder();
    if (encoder.texts().isEmpty()) {
      return Optional.empty();
    }
    try (FolderEncoder texts = new FolderEncoder(Path.of(encoder.texts()))) {
      if (texts.dimension() != encoder.dimension()) {
        throw new SettingsException(
            "encoder.dimension is %d, and the encoder in %s gives %d features: add --set encoder.dimension=%3$d"
                .formatted(encoder.dimension(), encoder.texts(), texts.dimension()));
      }
      return Optional.of(preparation.captions(texts));
    }
  }

  private void stepped(Progress progress, double loss, EncoderState state, Path checkpoint) {
    losses += loss;
    if (progress.step() % STEPS_A_LINE == 0) {
      record(progress, losses / STEPS_A_LINE);
      losses = 0;
    }
    if (System.nanoTime() - lastCheckpoint > settings.checkpointMinutes() * 60e9) {
      write(state, checkpoint);
    }
  }

  private void write(EncoderState state, Path checkpoint) {
    state.write(checkpoint);
    lastCheckpoint = System.nanoTime();
    written.accept(checkpoint);
  }

  private void record(Progress progress, double loss) {
    Duration left = Duration.ofSeconds((long) progress.secondsLeft());
    log.accept(
        "encoder step %d epoch %d: loss %.3f, %.0f pairs/s, about %d h %02d min left"
            .formatted(
                progress.step(),
                progress.epoch(),
                loss,
                progress.speed(),
                left.toHours(),
                left.toMinutesPart()));
    written.accept(EncoderMetrics.append(folder, progress, loss));
  }

  private void finish(EncoderState state) {
    List<String> captions =
        dataset.samples().stream()
            .flatMap(sample -> sample.captions().stream())
            .limit(PROOFS)
            .toList();
    int width = settings.encoder().pictureWidth();
    int dimension = settings.encoder().dimension();
    written.accept(PictureEncoder.write(state.weights(), width, dimension, folder));
    textEncoder(state, captions).forEach(written);
    log.accept("The encoder ended after %d steps; it is in %s".formatted(state.step(), folder));
    PairedData test = data(Split.TEST);
    log.accept(
        test.classes() < 2
            ? "Retrieval is not measured: the test split has fewer than two classes"
            : "Retrieval on test images: " + Retrieval.measure(state, test));
  }

  private List<Path> textEncoder(EncoderState state, List<String> captions) {
    EncoderSettings encoder = settings.encoder();
    return encoder.texts().isEmpty()
        ? EncoderExport.write(state, networks, encoder.dimension(), captions, folder)
        : EncoderExport.copy(Path.of(encoder.texts()), folder);
  }

  private PairedData data(Split split) {
    return new PairedData(dataset.samples(split), preparation.pictures(split, PairedData.SIDE));
  }
}
