// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Discriminator;
import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bytedeco.pytorch.global.torch;

/** Stage-I, then Stage-II on top of it, in one folder. */
public final class TrainingRun {

  /** The random crops come out of pictures this much larger. */
  private static final double MARGIN = 304.0 / 256;

  private final ImageTextDataset dataset;
  private final RunFolder folder;
  private final TrainingSettings settings;
  private final Path cache;
  private final CaptionEmbeddings captions;
  private final EmbeddingScale scale;
  private final Consumer<String> log;

  /**
   * @param caches where packed pictures and embeddings are kept for later runs
   */
  public TrainingRun(
      ImageTextDataset dataset,
      TextEncoder encoder,
      RunFolder folder,
      TrainingSettings settings,
      Path caches,
      Consumer<String> log) {
    this.dataset = dataset;
    this.folder = folder;
    this.settings = settings;
    this.log = log;
    this.cache = TrainingData.cache(caches, dataset);
    torch.set_num_threads(settings.threadsOrCores());
    folder.write(settings);
    log.accept("Encoding the captions");
    captions =
        CaptionEmbeddings.of(dataset.samples(), encoder, cache.resolve(encoder.name() + ".f32"));
    scale =
        settings.standardiseEmbeddings()
            ? EmbeddingScale.of(captions.all())
            : EmbeddingScale.none(captions.features());
  }

  /** Trains what is not yet trained. */
  public void run() {
    StageSettings stage1 = settings.stage1();
    Stage1Pictures sketches =
        new Stage1Pictures(Stage1Generator.of(captions.features(), stage1.generatorWidth()));
    Weights sketchWeights =
        train(
            RunFolder.STAGE1,
            stage1,
            sketches,
            Discriminator.stage1(captions.features(), stage1.discriminatorWidth()));
    StageSettings stage2 = settings.stage2();
    train(
        RunFolder.STAGE2,
        stage2,
        new Stage2Pictures(
            Stage2Generator.of(
                captions.features(), stage2.generatorWidth(), stage2.residualBlocks()),
            sketches,
            sketchWeights),
        Discriminator.stage2(captions.features(), stage2.discriminatorWidth()));
  }

  /**
   * @return the averaged weights of the generator
   */
  private Weights train(
      String stage, StageSettings stageSettings, StageGenerator generator, Discriminator judge) {
    long seed = new SplittableRandom(settings.seed() + generator.size()).nextLong();
    StageState state =
        new StageState(
            generator.networks(), Judge.networks(judge), stageSettings.averageDecay(), seed);
    if (Files.exists(folder.checkpoint(stage))) {
      Checkpoint.restore(folder.checkpoint(stage), state);
      log.accept("%s goes on from step %d".formatted(stage, state.step()));
    }
    SampleGrid grid = SampleGrid.of(dataset.samples(Split.TEST), captions, scale);
    StageRecorder recorder =
        new StageRecorder(folder, stage, state, generator, grid, settings, log);
    new StageTraining(
            stageSettings,
            new Autocast(settings.precision().bfloat16()),
            seed,
            generator,
            judge,
            batches(stageSettings, generator.size(), seed),
            state)
        .run(recorder);
    return state.average().weights();
  }

  private Batches batches(StageSettings stageSettings, int size, long seed) {
    int side = (int) Math.round(size * MARGIN);
    log.accept("Packing the pictures at %d×%d".formatted(side, side));
    TrainingData data = TrainingData.of(dataset, side, captions, scale, cache);
    return new Batches(data, stageSettings.batch(), size, stageSettings.captions(), seed);
  }
}
