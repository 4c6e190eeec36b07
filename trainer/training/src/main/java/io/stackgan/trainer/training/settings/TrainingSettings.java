// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Precision;

/**
 * How a run is trained.
 *
 * @param seed of everything random
 * @param threads of the training engine; 0 takes one for each core
 * @param device that computes
 * @param precision of the convolutions
 * @param standardiseEmbeddings whether each feature of the embeddings is brought to mean 0 and
 *     variance 1 over the data set; the export folds this into the networks
 * @param checkpointMinutes between two checkpoints
 * @param gridEpochs between two sample grids
 * @param gridSteps between two further sample grids; 0 for none
 * @param from the folder of a release whose generators the run starts from; empty for new ones
 * @param encoder the char-CNN-RNN, where the run trains one
 * @param stage1 Stage-I
 * @param stage2 Stage-II
 */
public record TrainingSettings(
    long seed,
    int threads,
    ComputeDevice device,
    Precision precision,
    boolean standardiseEmbeddings,
    double checkpointMinutes,
    int gridEpochs,
    int gridSteps,
    String from,
    EncoderSettings encoder,
    StageSettings stage1,
    StageSettings stage2) {

  public int threadsOrCores() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }
}
