// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.training.run.StoppableRun;
import java.util.concurrent.CountDownLatch;

/** A run that ends with a checkpoint when the process is asked to end. */
final class Interruptible {

  private final StoppableRun run;
  private final CountDownLatch ended = new CountDownLatch(1);

  Interruptible(StoppableRun run) {
    this.run = run;
  }

  /**
   * @return whether the run is finished, rather than stopped
   */
  boolean run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-training"));
    try {
      boolean finished = run.run();
      if (!finished) {
        Console.log("Stopped. Go on with the same command and --resume");
      }
      return finished;
    } finally {
      ended.countDown();
    }
  }

  private void stop() {
    run.stop();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
