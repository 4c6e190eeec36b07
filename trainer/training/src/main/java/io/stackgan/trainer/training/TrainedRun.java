// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.networks.Stage1Generator;
import io.stackgan.networks.Stage2Generator;
import io.stackgan.onnxexport.GeneratorExport;
import io.stackgan.onnxexport.WeightSource;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the last checkpoints of a run have learned; training may go on meanwhile. */
public final class TrainedRun {

  private final RunDescription description;
  private final TrainingSettings settings;
  private final EmbeddingScale scale;
  private final TensorFile stage1;
  private final TensorFile stage2;

  private TrainedRun(RunFolder folder) {
    description = folder.description();
    settings = Presets.settings(description.settings());
    scale = EmbeddingScale.read(folder.embeddingScale());
    stage1 = checkpoint(folder, StageName.STAGE1);
    stage2 = checkpoint(folder, StageName.STAGE2);
  }

  /**
   * @throws TrainingException when there is no run, or a stage of it has no checkpoint yet
   */
  public static TrainedRun open(RunFolder folder) {
    return new TrainedRun(folder);
  }

  private static TensorFile checkpoint(RunFolder folder, StageName stage) {
    Path file = folder.checkpoint(stage);
    if (!Files.exists(file)) {
      throw new TrainingException(
          "%s has no checkpoint yet (%s): train on, then export again"
              .formatted(stage.text(), file));
    }
    return TensorFile.read(file);
  }

  public RunDescription description() {
    return description;
  }

  /** Steps that a stage has done. */
  public long steps(StageName stage) {
    return Checkpoint.step(stage == StageName.STAGE1 ? stage1 : stage2);
  }

  /** Stage-I as an ONNX model for unscaled embeddings. */
  public byte[] stage1Onnx() {
    Stage1Generator generator =
        Stage1Generator.of(description.features(), settings.stage1().generatorWidth());
    return GeneratorExport.stage1(generator, description.features(), weights(stage1));
  }

  /** Stage-II as an ONNX model for unscaled embeddings. */
  public byte[] stage2Onnx() {
    Stage2Generator generator =
        Stage2Generator.of(
            description.features(),
            settings.stage2().generatorWidth(),
            settings.stage2().residualBlocks());
    return GeneratorExport.stage2(generator, description.features(), weights(stage2));
  }

  private WeightSource weights(TensorFile checkpoint) {
    return new UnscaledWeights(name -> Checkpoint.averaged(checkpoint, name), scale);
  }
}
