// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.training.data.EmbeddingScale;
import io.stackgan.trainer.training.engine.TrainingException;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.run.RunLock;
import io.stackgan.trainer.training.settings.SettingChange;
import io.stackgan.trainer.training.settings.SettingChanges;
import io.stackgan.trainer.training.settings.StageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run on disk: {@code run.properties}, {@code setting-changes.json} if there were any, {@code
 * embedding-scale.safetensors}, {@code embedding-proof.safetensors}, {@code encoder/} when it
 * trains its own text encoder, and for each stage {@code metrics.csv}, {@code grids/}, {@code
 * checkpoint.safetensors} and the checkpoint before that.
 */
public record RunFolder(Path path) {

  /** Whether a run was started here. */
  public boolean exists() {
    return Files.exists(descriptionFile());
  }

  /**
   * @throws TrainingException when no run was started here
   */
  public RunDescription description() {
    return RunDescription.read(descriptionFile());
  }

  public void describe(RunDescription description) {
    if (exists()) {
      settingChanges()
          .add(
              description().settingsAndSources(),
              description.settingsAndSources(),
              steps(StageName.STAGE1),
              steps(StageName.STAGE2));
    }
    description.write(descriptionFile());
  }

  /** Steps that a stage's checkpoint has; none before there is one. */
  public long steps(StageName stage) {
    return checkpoint(stage).steps();
  }

  List<SettingChange> changes() {
    return settingChanges().all();
  }

  private SettingChanges settingChanges() {
    return new SettingChanges(settingChangesFile());
  }

  Path settingChangesFile() {
    return path.resolve("setting-changes.json");
  }

  /** Where the run's own text encoder is trained. */
  public Path encoder() {
    return path.resolve("encoder");
  }

  Path descriptionFile() {
    return path.resolve("run.properties");
  }

  /**
   * Does the work while no other process trains this run.
   *
   * @throws TrainingException when one does
   */
  @SuppressWarnings("try")
  public void exclusively(Runnable work) {
    try (RunLock lock = RunLock.take(path.resolve("run.lock"))) {
      work.run();
    }
  }

  Path embeddingScaleFile() {
    return path.resolve("embedding-scale.safetensors");
  }

  /** Of the run's start, and thus of the data set that it was started on. */
  Optional<EmbeddingScale> embeddingScale() {
    return Files.exists(embeddingScaleFile())
        ? Optional.of(EmbeddingScale.read(embeddingScaleFile()))
        : Optional.empty();
  }

  Path embeddingProof() {
    return path.resolve("embedding-proof.safetensors");
  }

  Checkpoint checkpoint(StageName stage) {
    return new Checkpoint(path.resolve(stage.text()).resolve("checkpoint.safetensors"));
  }

  Path metrics(StageName stage) {
    return path.resolve(stage.text()).resolve("metrics.csv");
  }

  Path grid(StageName stage, long step) {
    return path.resolve(stage.text()).resolve("grids").resolve("%07d.png".formatted(step));
  }
}
