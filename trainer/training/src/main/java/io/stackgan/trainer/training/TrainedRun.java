// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxexport.Quantisation;
import io.stackgan.onnxexport.QuantisedExport;
import io.stackgan.onnxexport.WeightSource;
import io.stackgan.trainer.preparation.PrecomputedEmbeddings;
import io.stackgan.trainer.preparation.ServableEncoder;
import io.stackgan.trainer.training.data.EmbeddingProof;
import io.stackgan.trainer.training.data.EmbeddingScale;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.TensorFile;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.TrainingException;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.training.run.RunDescription;
import io.stackgan.trainer.training.settings.Presets;
import io.stackgan.trainer.training.settings.SettingChange;
import io.stackgan.trainer.training.settings.StageName;
import io.stackgan.trainer.training.settings.StageSettings;
import io.stackgan.trainer.training.settings.TrainingSettings;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** What the last checkpoints of a run have learned; training may go on meanwhile. */
public final class TrainedRun {

  private final RunFolder folder;
  private final RunDescription description;
  private final TrainingSettings settings;
  private final EmbeddingScale scale;
  private final TensorFile stage1;
  private final Optional<TensorFile> stage2;
  private final List<SettingChange> changes;

  private TrainedRun(RunFolder folder) {
    this.folder = folder;
    description = folder.description();
    settings = Presets.settings(description.settings());
    stage1 =
        checkpoint(folder, StageName.STAGE1)
            .orElseThrow(
                () ->
                    new TrainingException(
                        "stage1 has no checkpoint yet in %s: train on, then export again"
                            .formatted(folder.path())));
    stage2 = checkpoint(folder, StageName.STAGE2);
    scale = folder.embeddingScale().orElseThrow();
    changes = folder.changes();
  }

  /**
   * @throws TrainingException when there is no run, or Stage-I has no checkpoint yet
   */
  public static TrainedRun open(RunFolder folder) {
    return new TrainedRun(folder);
  }

  private static Optional<TensorFile> checkpoint(RunFolder folder, StageName stage) {
    return folder.checkpoint(stage).file().map(TensorFile::read);
  }

  /**
   * Before anything is made with the encoder.
   *
   * @throws SettingsException when the stages were trained on another one
   */
  public void requireTrainedOn(ServableEncoder encoder) {
    RunEncoder trained = description.encoder();
    if (!trained.kind().equals(PrecomputedEmbeddings.KIND)) {
      trained.requireSame(RunEncoder.of(encoder, trained.source(), trained.model()));
    }
    if (Files.exists(folder.embeddingProof())) {
      EmbeddingProof.read(folder.embeddingProof()).check(encoder);
    }
  }

  public RunDescription description() {
    return description;
  }

  /** Settings that were changed when the run was resumed. */
  public List<SettingChange> changes() {
    return changes;
  }

  /** Steps that a stage has done; none before it has begun. */
  public long steps(StageName stage) {
    return checkpoint(stage).map(Checkpoint::step).orElse(0L);
  }

  /** Time that a stage has taken. */
  public double seconds(StageName stage) {
    return checkpoint(stage).map(Checkpoint::seconds).orElse(0.0);
  }

  private Optional<TensorFile> checkpoint(StageName stage) {
    return stage == StageName.STAGE1 ? Optional.of(stage1) : stage2;
  }

  /** Whether Stage-II has a checkpoint too. */
  public boolean bothStages() {
    return stage2.isPresent();
  }

  /** Stage-I as an ONNX model for unscaled embeddings. */
  public byte[] stage1Onnx() {
    return GeneratorExport.stage1(
        stage1Generator(), description.encoder().dimension(), stage1Weights());
  }

  /** Stage-II as an ONNX model for unscaled embeddings. */
  public byte[] stage2Onnx() {
    return GeneratorExport.stage2(
        stage2Generator(), description.encoder().dimension(), stage2Weights());
  }

  /** Likewise as {@link QuantisedExport} has it. */
  public byte[] stage1Quantised(Optional<Quantisation> quantisation) {
    int embedding = description.encoder().dimension();
    return QuantisedExport.stage1(stage1Generator(), embedding, stage1Weights(), quantisation);
  }

  /** Likewise as {@link QuantisedExport} has it. */
  public byte[] stage2Quantised(Optional<Quantisation> quantisation) {
    int embedding = description.encoder().dimension();
    return QuantisedExport.stage2(stage2Generator(), embedding, stage2Weights(), quantisation);
  }

  private Stage1Generator stage1Generator() {
    return Stage1Generator.of(
        description.encoder().dimension(), settings.stage1().generatorWidth());
  }

  private Stage2Generator stage2Generator() {
    return Stage2Generator.of(
        description.encoder().dimension(),
        settings.stage2().generatorWidth(),
        settings.stage2().residualBlocks());
  }

  private WeightSource stage1Weights() {
    return weights(stage1, settings.stage1());
  }

  private WeightSource stage2Weights() {
    return weights(stage2.orElseThrow(), settings.stage2());
  }

  private WeightSource weights(TensorFile checkpoint, StageSettings stage) {
    return new UnscaledWeights(
        name -> Checkpoint.averaged(checkpoint, name), scale, (float) stage.temperature());
  }

  /**
   * What the training engine makes of these inputs: Stage-I's picture, (3, 64, 64).
   *
   * @param embedding unscaled
   */
  public float[] stage1Image(float[] embedding, float[] epsilon, float[] noise) {
    Stage1Pictures pictures = new Stage1Pictures(stage1Generator());
    return Tensors.scope(
        () -> {
          double temperature = settings.stage1().temperature();
          Noise drawn = new Noise(row(epsilon, temperature), row(noise, temperature), null);
          Weights weights = Checkpoint.averaged(stage1, pictures.networks());
          return Tensors.withoutGradients(
              () ->
                  Tensors.values(
                      pictures
                          .generate(weights, row(scale.apply(embedding)), drawn, Mode.INFERENCE)
                          .image()));
        });
  }

  /**
   * Likewise Stage-II's, (3, 256, 256).
   *
   * @param sketch (3, 64, 64) in [−1, 1]
   */
  public float[] stage2Image(float[] embedding, float[] epsilon, float[] sketch) {
    Stage2Pictures pictures =
        new Stage2Pictures(stage2Generator(), new Stage1Pictures(stage1Generator()), null);
    int side = Stage1Pictures.SIZE;
    return Tensors.scope(
        () -> {
          Weights weights = Checkpoint.averaged(stage2.orElseThrow(), pictures.networks());
          return Tensors.withoutGradients(
              () ->
                  Tensors.values(
                      pictures
                          .refine(
                              weights,
                              Tensors.of(sketch, 1, 3, side, side),
                              row(scale.apply(embedding)),
                              row(epsilon, settings.stage2().temperature()),
                              Mode.INFERENCE)
                          .image()));
        });
  }

  private static Tensor row(float[] noise, double temperature) {
    return Tensors.scaled(row(noise), temperature);
  }

  private static Tensor row(float[] values) {
    return Tensors.of(values, 1, values.length);
  }
}
