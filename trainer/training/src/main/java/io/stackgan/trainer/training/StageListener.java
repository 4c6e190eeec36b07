// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.trainer.training.losses.StepLosses;
import io.stackgan.trainer.training.run.Progress;

/** Sees a stage's training from outside: log, checkpoints, sample grids. */
interface StageListener {

  StageListener NONE =
      new StageListener() {
        @Override
        public void stepped(Progress progress, StepLosses losses) {}

        @Override
        public void ended(Progress progress) {}
      };

  void stepped(Progress progress, StepLosses losses);

  /** After the last step of this sitting, whether the stage is finished or stopped. */
  void ended(Progress progress);
}
