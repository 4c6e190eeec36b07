// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Finding;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.trainer.training.losses.LossNotFiniteException;
import io.stackgan.trainer.training.run.StoppableRun;
import io.stackgan.trainer.watching.RunJournal;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/** A run whose journal says how it begins and ends. */
final class JournaledRun implements StoppableRun {

  private final StoppableRun run;
  private final RunKeeper keeper;
  private final Supplier<Optional<String>> release;

  /**
   * @param keeper closed when the run has ended
   * @param release makes a release of the finished run, unless none is wanted, and gives its id
   */
  JournaledRun(StoppableRun run, RunKeeper keeper, Supplier<Optional<String>> release) {
    this.run = run;
    this.keeper = keeper;
    this.release = release;
  }

  @Override
  public boolean run() {
    try {
      keeper.journal().add(Type.STARTED, event -> event);
      boolean finished = run.run();
      if (finished) {
        Optional<String> id = release.get();
        keeper.journal().add(Type.FINISHED, event -> id.map(event::released).orElse(event));
      } else {
        keeper.journal().add(Type.STOPPED, event -> event);
      }
      return finished;
    } catch (RuntimeException e) {
      tellFailure(e);
      throw e;
    } finally {
      keeper.close();
    }
  }

  @Override
  public void stop() {
    run.stop();
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
}
