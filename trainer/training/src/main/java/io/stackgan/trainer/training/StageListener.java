// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

/** Sees a stage's training from outside: log, checkpoints, sample grids. */
interface StageListener {

  void stepped(Progress progress, StepLosses losses);

  void finished(Progress progress);
}
