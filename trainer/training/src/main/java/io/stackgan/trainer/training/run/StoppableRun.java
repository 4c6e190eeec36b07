// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

/** Training that can be stopped, and goes on later. */
public interface StoppableRun {

  /**
   * Trains what is not yet trained.
   *
   * @return whether it is finished, rather than stopped
   */
  boolean run();

  /** Ends the run after the step that it is in; its state is kept. */
  void stop();
}
