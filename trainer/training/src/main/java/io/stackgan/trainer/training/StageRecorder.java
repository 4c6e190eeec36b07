// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.training.losses.StepLosses;
import io.stackgan.trainer.training.run.MetricsFile;
import io.stackgan.trainer.training.run.Progress;
import io.stackgan.trainer.training.settings.StageName;
import io.stackgan.trainer.training.settings.TrainingSettings;
import io.stackgan.trainer.watching.PictureGrid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps a stage's metrics, sample grids and checkpoints in its run folder. */
final class StageRecorder implements StageListener {

  private static final int STEPS_A_LINE = 50;

  private final RunFolder folder;
  private final StageName stage;
  private final StageState state;
  private final StageGenerator generator;
  private final SampleGrid grid;
  private final TrainingSettings settings;
  private final Consumer<Path> written;
  private final StageWatch watch;
  private final Consumer<String> log;
  private final MetricsFile metrics;
  private long lastCheckpoint = System.nanoTime();
  private long lastGrid = -1;

  StageRecorder(
      RunFolder folder,
      StageName stage,
      StageState state,
      StageGenerator generator,
      SampleGrid grid,
      TrainingSettings settings,
      Consumer<Path> written,
      StageWatch watch,
      Consumer<String> log) {
    this.folder = folder;
    this.stage = stage;
    this.state = state;
    this.generator = generator;
    this.grid = grid;
    this.settings = settings;
    this.written = written;
    this.watch = watch;
    this.log = log;
    this.metrics = new MetricsFile(folder.metrics(stage));
  }

  @Override
  public void stepped(Progress progress, StepLosses losses) {
    if (progress.step() % STEPS_A_LINE == 0) {
      record(progress);
    }
    if (isGridDue(progress)) {
      drawGrid(progress);
    }
    if (System.nanoTime() - lastCheckpoint > settings.checkpointMinutes() * 60e9) {
      writeCheckpoint(progress);
    }
  }

  @Override
  public void ended(Progress progress) {
    if (progress.step() != lastGrid) {
      drawGrid(progress);
    }
    writeCheckpoint(progress);
    log.accept(
        "%s ended after %d steps; %.1f %% of the time went into them, %.1f %% into loading their pictures"
            .formatted(
                stage.text(),
                progress.step(),
                100 * state.time().shareOfSteps(),
                100 * state.time().shareOfLoading()));
  }

  private boolean isGridDue(Progress progress) {
    long stepsOfEpochs = (long) progress.stepsAnEpoch() * settings.gridEpochs();
    return progress.step() % stepsOfEpochs == 0
        || settings.gridSteps() > 0 && progress.step() % settings.gridSteps() == 0;
  }

  private void record(Progress progress) {
    StepLosses mean = state.losses().take();
    log.accept(
        "%s step %d epoch %d: D %.3f G %.3f KL %.3f sketch %.3f match %.3f, %.0f images/s, about %s left"
            .formatted(
                stage.text(),
                progress.step(),
                progress.epoch(),
                mean.discriminator(),
                mean.generator(),
                mean.divergence(),
                mean.unfaithfulness(),
                mean.matching(),
                progress.speed(),
                left(progress)));
    metrics.append(
        "%d,%d,%.1f,%.5f,%.5f,%.5f,%.5f,%.5f"
            .formatted(
                progress.step(),
                progress.epoch(),
                progress.seconds(),
                mean.discriminator(),
                mean.generator(),
                mean.divergence(),
                mean.unfaithfulness(),
                mean.matching()));
    watch.measured(progress, mean, state.time());
  }

  private static String left(Progress progress) {
    Duration left = Duration.ofSeconds((long) progress.secondsLeft());
    return "%d h %02d min".formatted(left.toHours(), left.toMinutesPart());
  }

  private void drawGrid(Progress progress) {
    PictureGrid pictures = grid.draw(generator, state.average().weights());
    Path file = folder.grid(stage, progress.step());
    grid.write(pictures, file);
    watch.drawn(progress, pictures, file);
    lastGrid = progress.step();
  }

  private void writeCheckpoint(Progress progress) {
    Checkpoint checkpoint = folder.checkpoint(stage);
    checkpoint.write(state);
    // The metrics first: a line too many is dropped on resuming, a missing one stays missing.
    written.accept(folder.metrics(stage));
    written.accept(checkpoint.newest());
    watch.checkpointed(progress, checkpoint.newest());
    lastCheckpoint = System.nanoTime();
  }
}
