// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.trainer.watching.RunJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jboss.logging.Logger;

/**
 * Runs one at a time, in the order of their submission; every change is on disk before it is told.
 */
@ApplicationScoped
class TrainingRuns {

  private static final Logger LOG = Logger.getLogger(TrainingRuns.class);

  private static final String INTERRUPTED =
      "The service ended while it ran: resume it from its last checkpoint.";

  private final TrainingCommand command;
  private final DataRoot data;
  private final RunFiles files;
  private final Queue<String> queue = new ArrayDeque<>();
  private TrainingRun running;
  private Process process;
  private boolean stopping;

  TrainingRuns(TrainingCommand command, DataRoot data, RunFiles files) {
    this.data = data;
    this.command = command;
    this.files = files;
  }

  /** What the last life of this service left behind: queued runs stay queued, others have ended. */
  synchronized void recover(@Observes StartupEvent event) {
    files.list().stream().filter(run -> run.status() == RunStatus.RUNNING).forEach(this::interrupt);
    files.list().stream()
        .filter(run -> run.status() == RunStatus.QUEUED)
        .sorted(Comparator.comparing(TrainingRun::createdAt))
        .forEach(run -> queue.add(run.name()));
    startNext();
  }

  TrainingRun submit(RunRequest request) {
    check(request);
    return submitChecked(request);
  }

  private void check(RunRequest request) {
    request.check();
    data.folder(request.data());
    Optional.ofNullable(request.encoder()).ifPresent(data::encoder);
    Optional.ofNullable(request.encoderModel()).ifPresent(data::encoderModel);
    command.requireBuilt();
    command.checkSettings(request);
  }

  private synchronized TrainingRun submitChecked(RunRequest request) {
    if (files.read(request.name()).isPresent() || Files.exists(command.folder(request.name()))) {
      throw new RefusedException(
          409,
          "name",
          "run_exists",
          "There is a run '%s' already: choose another name, or resume it once it has ended."
              .formatted(request.name()));
    }
    return enqueue(TrainingRun.queued(request, false));
  }

  /**
   * Lets a run that has ended go on from its last checkpoint.
   *
   * @param changes of its settings
   */
  TrainingRun resume(String name, Map<String, String> changes) {
    RunRequest request = find(name).request().with(changes);
    check(request);
    return resumeChecked(request);
  }

  private synchronized TrainingRun resumeChecked(RunRequest request) {
    String name = request.name();
    TrainingRun run = find(name);
    if (!run.status().isEnd()) {
      throw new RefusedException(
          409, "name", "run_not_ended", "The run '%s' has not ended yet.".formatted(name));
    }
    return enqueue(TrainingRun.queued(request, true));
  }

  private TrainingRun enqueue(TrainingRun run) {
    files.write(run);
    queue.add(run.name());
    startNext();
    return find(run.name());
  }

  /** 1 for the next run to start; empty for one that does not wait. */
  synchronized Optional<Integer> queuePosition(String name) {
    int index = new ArrayList<>(queue).indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(index + 1);
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

  /** Whether nothing more will be heard of the run: a cancelled one writes a checkpoint first. */
  synchronized boolean isOver(String name) {
    boolean trains = process != null && running.name().equals(name);
    return find(name).status().isEnd() && !trains;
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
      files.write(running.ended(RunStatus.INTERRUPTED, INTERRUPTED));
    }
  }

  /** Its process may have outlived the service that started it. */
  private void interrupt(TrainingRun run) {
    Optional.ofNullable(run.process())
        .flatMap(ProcessHandle::of)
        .filter(process -> process.info().startInstant().filter(run::isOf).isPresent())
        .ifPresent(TrainingRuns::end);
    files.write(run.ended(RunStatus.INTERRUPTED, INTERRUPTED));
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    process.onExit().join();
  }

  private synchronized void startNext() {
    if (process != null || stopping || queue.isEmpty()) {
      return;
    }
    running = find(queue.remove());
    try {
      process = command.start(running.request(), running.resumed(), files.log(running.name()));
      running = running.started(process.pid());
      files.write(running);
      process.onExit().thenAccept(exited -> ended(exited.exitValue())).exceptionally(this::lost);
    } catch (IOException | RefusedException e) {
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

  /** What the run says of its failure; where it says nothing, its last words. */
  private String reason(int exitCode) {
    List<TrainingEvent> events = RunJournal.read(command.folder(running.name()), 0);
    TrainingEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
    if (last != null && last.type() == Type.FAILED && last.time().isAfter(running.startedAt())) {
      return last.finding().message();
    }
    List<String> printed = files.logTail(running.name(), 1);
    return "Exit code %d: %s".formatted(exitCode, printed.isEmpty() ? "no output" : printed.get(0));
  }
}
