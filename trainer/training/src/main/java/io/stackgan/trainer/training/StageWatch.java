// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Position;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.trainer.tensorboard.EventFile;
import io.stackgan.trainer.training.losses.StepLosses;
import io.stackgan.trainer.training.run.Progress;
import io.stackgan.trainer.training.run.WallTime;
import io.stackgan.trainer.training.settings.StageName;
import io.stackgan.trainer.training.settings.StageSettings;
import io.stackgan.trainer.watching.GridMeasures;
import io.stackgan.trainer.watching.GridWatch;
import io.stackgan.trainer.watching.LossWatch;
import io.stackgan.trainer.watching.PictureGrid;
import io.stackgan.trainer.watching.RealPictures;
import io.stackgan.trainer.watching.RunJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;

/** Tells a stage's progress to the run's journal and to TensorBoard, and what goes wrong in it. */
final class StageWatch {

  private final StageName stage;
  private final StageSettings settings;
  private final RealPictures real;
  private final RunJournal journal;
  private final Consumer<Path> written;
  private final Consumer<String> log;
  private final LossWatch losses;
  private final GridWatch grids;
  private final EventFile tensorBoard;

  /**
   * @param folder the stage's
   * @param step that the stage goes on from
   * @param written told of each file, each time it is written
   */
  StageWatch(
      StageName stage,
      StageSettings settings,
      RealPictures real,
      Path folder,
      long step,
      RunJournal journal,
      Consumer<Path> written,
      Consumer<String> log) {
    this.stage = stage;
    this.settings = settings;
    this.real = real;
    this.journal = journal;
    this.written = written;
    this.log = log;
    this.losses =
        switch (settings.loss()) {
          case CROSS_ENTROPY -> LossWatch.crossEntropy(stage.text(), settings.realLabel());
          case HINGE -> LossWatch.hinge(stage.text());
        };
    this.grids = new GridWatch(stage.text());
    this.tensorBoard = EventFile.begin(folder, step);
  }

  void measured(Progress progress, StepLosses mean, WallTime time) {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("discriminator", mean.discriminator());
    metrics.put("generator", mean.generator());
    metrics.put("divergence", mean.divergence());
    if (stage == StageName.STAGE2) {
      metrics.put("unfaithfulness", mean.unfaithfulness());
    }
    if (settings.matchingWeight() > 0) {
      metrics.put("matching", mean.matching());
    }
    metrics.put("generator-rate", progress.rate() * settings.generatorRate());
    metrics.put("discriminator-rate", progress.rate() * settings.discriminatorRate());
    metrics.put("images-a-second", progress.speed());
    metrics.put("time-in-steps", time.shareOfSteps());
    metrics.put("time-in-loading", time.shareOfLoading());
    metrics.put("memory-megabytes", Pointer.physicalBytes() / 1e6);
    tensorBoard.scalars(progress.step(), metrics);
    tell(Type.PROGRESS, progress, event -> event.measured(metrics));
    warn(
        progress,
        losses.look(
            mean.discriminator(), mean.generator(), mean.divergence(), mean.unfaithfulness()));
  }

  void drawn(Progress progress, PictureGrid grid, Path file) {
    GridMeasures measures = GridMeasures.of(grid, real);
    tensorBoard.scalars(progress.step(), measures.byName());
    tensorBoard.image(progress.step(), "grid", grid.image());
    written.accept(file);
    written.accept(SampleGrid.captionsBeside(file));
    written.accept(tensorBoard.file());
    tell(Type.GRID, progress, event -> event.measured(measures.byName()).about(journal.key(file)));
    warn(progress, grids.look(progress.step(), grid, measures));
  }

  void checkpointed(Progress progress, Path file) {
    written.accept(tensorBoard.file());
    tell(Type.CHECKPOINT, progress, event -> event.about(journal.key(file)));
  }

  private void warn(Progress progress, List<Finding> findings) {
    for (Finding finding : findings) {
      log.accept("Warning: %s. Try: %s".formatted(finding.message(), finding.advice()));
      tell(Type.WARNING, progress, event -> event.because(finding));
    }
  }

  private void tell(Type type, Progress progress, UnaryOperator<TrainingEvent> details) {
    Position position =
        new Position(
            progress.step(),
            progress.steps(),
            progress.epoch(),
            progress.seconds(),
            progress.secondsLeft());
    journal.add(type, event -> details.apply(event.at(stage.text(), position)));
  }
}
