// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.trainer.training.LossNotFiniteException;
import io.stackgan.trainer.training.TrainingRun;
import io.stackgan.trainer.watching.RunJournal;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A run that ends with a checkpoint when the process is asked to end; its journal says how. */
final class Interruptible {

  private final TrainingRun run;
  private final RunKeeper keeper;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param keeper closed when the run has ended
   */
  Interruptible(TrainingRun run, RunKeeper keeper) {
    this.run = run;
    this.keeper = keeper;
  }

  /**
   * @param release makes a release of the finished run, and gives its id
   * @return whether the run is finished, rather than stopped
   */
  boolean run(Supplier<String> release) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-training"));
    try {
      keeper.journal().add(Type.STARTED, event -> event);
      boolean finished = run.run();
      if (finished) {
        String id = release.get();
        keeper.journal().add(Type.FINISHED, event -> event.released(id));
      } else {
        keeper.journal().add(Type.STOPPED, event -> event);
        Console.log("Stopped. Go on with the same command and --resume");
      }
      return finished;
    } catch (RuntimeException e) {
      tellFailure(e);
      throw e;
    } finally {
      keeper.close();
      ended.countDown();
    }
  }

  private void tellFailure(RuntimeException failure) {
    RunJournal journal = keeper.journal();
    try {
      if (failure instanceof LossNotFiniteException loss) {
        journal.add(Type.WARNING, event -> event.because(loss.finding()));
        journal.add(Type.FAILED, event -> event.because(loss.finding()));
      } else {
        journal.add(Type.FAILED, event -> because(event, failure));
      }
    } catch (UncheckedIOException full) {
      failure.addSuppressed(full);
    }
  }

  private static TrainingEvent because(TrainingEvent event, RuntimeException failure) {
    return event.because(new Finding("failed", String.valueOf(failure.getMessage()), null));
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
