// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jboss.logging.Logger;

/**
 * Runs one at a time, in the order of their submission; every change is on disk before it is told.
 */
@ApplicationScoped
class TrainingRuns {

  private static final Logger LOG = Logger.getLogger(TrainingRuns.class);

  private final TrainingCommand command;
  private final RunFiles files;
  private final Queue<String> queue = new ArrayDeque<>();
  private TrainingRun running;
  private Process process;
  private boolean stopping;

  TrainingRuns(TrainingCommand command, RunFiles files) {
    this.command = command;
    this.files = files;
  }

  /** What the last life of this service left behind: queued runs stay queued, others have ended. */
  synchronized void recover(@Observes StartupEvent event) {
    files.list().stream()
        .filter(run -> run.status() == RunStatus.RUNNING)
        .forEach(run -> files.write(run.ended(RunStatus.FAILED, interrupted())));
    files.list().stream()
        .filter(run -> run.status() == RunStatus.QUEUED)
        .sorted(Comparator.comparing(TrainingRun::createdAt))
        .forEach(run -> queue.add(run.name()));
    startNext();
  }

  synchronized TrainingRun submit(RunRequest request) {
    request.check();
    command.requireBuilt();
    Optional<TrainingRun> earlier = files.read(request.name());
    if (earlier.isPresent() && !(request.resume() && earlier.get().status().isEnd())) {
      throw new RefusedException(
          409,
          "name",
          "run_exists",
          "There is a run '%s' already: choose another name, or resume it once it has ended."
              .formatted(request.name()));
    }
    files.write(TrainingRun.queued(request));
    queue.add(request.name());
    startNext();
    return find(request.name());
  }

  synchronized List<TrainingRun> list() {
    return files.list();
  }

  /**
   * @throws RefusedException when there is no such run
   */
  synchronized TrainingRun find(String name) {
    return files
        .read(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    404, "name", "run_not_found", "There is no run '%s'.".formatted(name)));
  }

  /** A run that waits never starts; one that runs is stopped, and keeps its last checkpoint. */
  synchronized TrainingRun cancel(String name) {
    TrainingRun run = find(name);
    if (run.status().isEnd()) {
      throw new RefusedException(
          409, "name", "run_ended", "The run '%s' has ended already.".formatted(name));
    }
    TrainingRun cancelled = run.ended(RunStatus.CANCELLED, null);
    files.write(cancelled);
    if (run.status() == RunStatus.QUEUED) {
      queue.remove(name);
    } else {
      process.destroy();
    }
    return cancelled;
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    stopping = true;
    if (process != null) {
      process.destroy();
      files.write(running.ended(RunStatus.FAILED, interrupted()));
    }
  }

  private synchronized void startNext() {
    if (process != null || stopping || queue.isEmpty()) {
      return;
    }
    running = find(queue.remove()).started();
    files.write(running);
    try {
      process = command.start(running.request(), files.log(running.name()));
      process.onExit().thenAccept(exited -> ended(exited.exitValue())).exceptionally(this::lost);
    } catch (IOException e) {
      LOG.errorf(e, "Cannot start the run %s", running.name());
      files.write(running.ended(RunStatus.FAILED, "It cannot be started: " + e.getMessage()));
      startNext();
    }
  }

  private synchronized void ended(int exitCode) {
    process = null;
    if (stopping) {
      return;
    }
    if (find(running.name()).status() == RunStatus.RUNNING) {
      files.write(
          exitCode == 0
              ? running.ended(RunStatus.COMPLETED, null)
              : running.ended(RunStatus.FAILED, reason(exitCode)));
    }
    startNext();
  }

  private Void lost(Throwable failure) {
    LOG.errorf(failure, "The end of the run %s could not be noted", running.name());
    return null;
  }

  private String reason(int exitCode) {
    List<String> last = files.logTail(running.name(), 1);
    return "Exit code %d: %s".formatted(exitCode, last.isEmpty() ? "no output" : last.get(0));
  }

  private static String interrupted() {
    return "The service stopped while it ran: submit it again with resume.";
  }
}
