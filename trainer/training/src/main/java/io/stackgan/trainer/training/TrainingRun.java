// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.preparation.ImageFile;
import io.stackgan.trainer.preparation.Preparation;
import io.stackgan.trainer.preparation.TextEncoder;
import io.stackgan.trainer.training.data.Batches;
import io.stackgan.trainer.training.data.EmbeddingProof;
import io.stackgan.trainer.training.data.EmbeddingScale;
import io.stackgan.trainer.training.data.RealImages;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.data.TrainingData;
import io.stackgan.trainer.training.engine.Autocast;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.training.losses.Judge;
import io.stackgan.trainer.training.losses.PictureEncoder;
import io.stackgan.trainer.training.run.MetricsFile;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.run.StoppableRun;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.StageName;
import io.stackgan.trainer.training.settings.StageSettings;
import io.stackgan.trainer.training.settings.TrainingSettings;
import io.stackgan.trainer.watching.RealPictures;
import io.stackgan.trainer.watching.RunJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Stage-I, then Stage-II on top of it, in one folder. */
public final class TrainingRun implements StoppableRun {

  private final ImageTextDataset dataset;
  private final RunFolder folder;
  private final TrainingSettings settings;
  private final RunEncoder encoder;
  private final Preparation preparation;
  private final CaptionEmbeddings captions;
  private final EmbeddingScale scale;
  private final RunJournal journal;
  private final Consumer<Path> written;
  private final Consumer<String> log;
  private final Optional<ReleaseStart> start;
  private volatile boolean stopped;

  /**
   * @param description what is trained; kept in the folder
   * @param caches where packed pictures and embeddings are kept for later runs
   * @param journal of the run
   * @param written told of every file of the run, each time it is written
   */
  public TrainingRun(
      ImageTextDataset dataset,
      TextEncoder encoder,
      RunFolder folder,
      RunDescription description,
      Path caches,
      RunJournal journal,
      Consumer<Path> written,
      Consumer<String> log) {
    this.dataset = dataset;
    this.folder = folder;
    this.settings = Presets.settings(description.settings());
    settings.device().requirePresent();
    this.encoder = description.encoder();
    this.journal = journal;
    this.written = written;
    this.log = log;
    this.preparation = new Preparation(dataset, caches, settings.threadsOrCores(), log);
    start =
        Optional.of(settings.from())
            .filter(place -> !place.isEmpty())
            .map(place -> ReleaseStart.open(Path.of(place)));
    start.ifPresent(release -> release.requireEncoder(encoder.name()));
    TrainingData.requireClasses(dataset);
    preparation.packPictures();
    torch.set_num_threads(settings.threadsOrCores());
    captions = preparation.captions(encoder);
    scale = earlierScale().orElseGet(this::scaleOfCaptions);
    folder.describe(description);
    scale.write(folder.embeddingScaleFile());
    EmbeddingProof.of(dataset, captions).write(folder.embeddingProof());
    written.accept(folder.settingChangesFile());
    written.accept(folder.descriptionFile());
    written.accept(folder.embeddingScaleFile());
    written.accept(folder.embeddingProof());
  }

  /**
   * @throws SettingsException when it embeds the data set's captions otherwise than they are here
   */
  public void requireSame(TextEncoder encoder) {
    EmbeddingProof.of(dataset, captions).check(encoder);
  }

  /** Of the same encoder: another one's features have other ranges. */
  private Optional<EmbeddingScale> earlierScale() {
    boolean same = folder.exists() && folder.description().encoder().name().equals(encoder.name());
    return same ? folder.embeddingScale() : Optional.empty();
  }

  private EmbeddingScale scaleOfCaptions() {
    return settings.standardiseEmbeddings()
        ? EmbeddingScale.of(captions.all())
        : EmbeddingScale.none(captions.features());
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean run() {
    Stage1Pictures sketches =
        new Stage1Pictures(
            Stage1Generator.of(captions.features(), settings.stage1().generatorWidth()));
    Weights sketchWeights = trainStage1(sketches);
    if (!stopped) {
      trainStage2(sketches, sketchWeights);
    }
    return !stopped;
  }

  private Weights trainStage1(Stage1Pictures sketches) {
    Discriminator discriminator =
        Discriminator.stage1(captions.features(), settings.stage1().discriminatorWidth());
    return train(StageName.STAGE1, settings.stage1(), sketches, discriminator);
  }

  private void trainStage2(Stage1Pictures sketches, Weights sketchWeights) {
    StageSettings stage2 = settings.stage2();
    Stage2Generator generator =
        Stage2Generator.of(captions.features(), stage2.generatorWidth(), stage2.residualBlocks());
    train(
        StageName.STAGE2,
        stage2,
        new Stage2Pictures(generator, sketches, sketchWeights),
        Discriminator.stage2(captions.features(), stage2.discriminatorWidth()));
  }

  /**
   * @return the averaged weights of the generator
   */
  private Weights train(
      StageName stage,
      StageSettings stageSettings,
      StageGenerator generator,
      Discriminator published) {
    Discriminator discriminator =
        stageSettings.spectralNorm() ? published.withoutBatchNorm() : published;
    long seed = new SplittableRandom(settings.seed() + generator.size()).nextLong();
    StageState state =
        new StageState(
            generator.networks(),
            Judge.networks(discriminator),
            stageSettings,
            settings.device(),
            seed);
    Batches batches = batches(stageSettings, generator.size(), seed);
    if (!resume(stage, state)) {
      start.ifPresent(release -> begin(stage, stageSettings, release, generator, batches, state));
    }
    StageWatch watch =
        new StageWatch(
            stage,
            stageSettings,
            realPictures(),
            folder.metrics(stage).getParent(),
            state.step(),
            journal,
            written,
            log);
    StageRecorder recorder =
        new StageRecorder(
            folder,
            stage,
            state,
            generator,
            SampleGrid.of(dataset, captions, scale),
            settings,
            written,
            watch,
            log);
    Autocast autocast =
        new Autocast(settings.precision().bfloat16(settings.device()), settings.device());
    StageTraining training =
        new StageTraining(
            stageSettings,
            autocast,
            seed,
            generator,
            discriminator,
            batches,
            state,
            matching(stageSettings, autocast));
    training.run(recorder, () -> stopped);
    return state.average().weights();
  }

  private Optional<TextMatching> matching(StageSettings stageSettings, Autocast autocast) {
    if (stageSettings.matchingWeight() == 0) {
      return Optional.empty();
    }
    PictureEncoder pictures =
        PictureEncoder.read(encoder.source(), captions.features(), settings.device());
    return Optional.of(new TextMatching(pictures, scale, autocast, settings.device()));
  }

  /**
   * @return whether there was a checkpoint
   */
  private boolean resume(StageName stage, StageState state) {
    Checkpoint checkpoint = folder.checkpoint(stage);
    boolean begun = checkpoint.file().isPresent();
    if (begun) {
      checkpoint.restore(state);
      log.accept("%s goes on from step %d".formatted(stage.text(), state.step()));
    }
    new MetricsFile(folder.metrics(stage)).keepUntil(state.step());
    return begun;
  }

  private void begin(
      StageName stage,
      StageSettings stageSettings,
      ReleaseStart release,
      StageGenerator generator,
      Batches batches,
      StageState state) {
    log.accept("%s starts from the release %s".formatted(stage.text(), release.id()));
    SplittableRandom random = new SplittableRandom(settings.seed());
    List<Tensor> embeddings = new ArrayList<>();
    int enough = ReleaseStart.enough(generator.size());
    for (int step = 0; embeddings.size() * stageSettings.batch() < enough; step++) {
      embeddings.add(batches.draw(step, random).on(settings.device()).embedding());
    }
    release.give(stage, generator, scale, Tensors.rows(embeddings), state);
  }

  /** Of Stage-I's packed pictures in both stages, since thumbnails are what is compared. */
  private RealPictures realPictures() {
    ImageFile packed = preparation.pictures(Split.TRAIN, Stage1Pictures.SIZE);
    return RealImages.of(dataset, packed, Stage1Pictures.SIZE);
  }

  private Batches batches(StageSettings stageSettings, int size, long seed) {
    TrainingData data =
        TrainingData.of(dataset, preparation.pictures(Split.TRAIN, size), captions, scale);
    return new Batches(
        data,
        stageSettings.batch(),
        size,
        stageSettings.captions(),
        stageSettings.mismatchCandidates(),
        seed);
  }
}
