// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.publish;

import io.stackgan.modelstore.ObjectStore;
import io.stackgan.trainer.watching.RunJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run's place in the object store: {@code training/<run>/…}, as the files lie in its folder.
 * Uploads happen on a thread of their own, never fail and never wait: what a store that is away
 * cannot take is tried again later. A file that changes while it waits is uploaded once.
 */
public final class RunUploads implements AutoCloseable {

  private static final int MOST_WAITING = 256;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(15);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(60);

  private final ObjectStore store;
  private final String run;
  private final Path folder;
  private final Consumer<String> log;
  private final Set<Path> waiting = new LinkedHashSet<>();
  private final Thread worker = new Thread(this::work, "run-uploads");
  private boolean away;
  private boolean closing;

  /**
   * @param run its name
   * @param folder the run's folder, which all files to upload lie in
   */
  public RunUploads(ObjectStore store, String run, Path folder, Consumer<String> log) {
    this.store = store;
    this.run = run;
    this.folder = folder.toAbsolutePath().normalize();
    this.log = log;
    worker.setDaemon(true);
    worker.start();
  }

  /** The object that holds the file. */
  public String key(Path file) {
    return RunJournal.key(run, folder, file);
  }

  /** Uploads the file soon. Of too many that wait, the one that waits longest is given up. */
  public synchronized void upload(Path file) {
    waiting.add(file.toAbsolutePath().normalize());
    if (waiting.size() > MOST_WAITING) {
      takeFirst();
    }
    notifyAll();
  }

  /** Uploads what waits, for a minute at most, and says what could not be. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      worker.join(PATIENCE_AT_THE_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (!waiting.isEmpty()) {
        log.accept("%d files of the run are not in the object store".formatted(waiting.size()));
      }
    }
  }

  private void work() {
    try {
      Optional<Path> file = next();
      while (file.isPresent() && (send(file.get()) || triesAgain(file.get()))) {
        file = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a file; empty at the end. */
  private synchronized Optional<Path> next() throws InterruptedException {
    while (waiting.isEmpty() && !closing) {
      wait();
    }
    return waiting.isEmpty() ? Optional.empty() : Optional.of(takeFirst());
  }

  private Path takeFirst() {
    Iterator<Path> files = waiting.iterator();
    Path first = files.next();
    files.remove();
    return first;
  }

  private boolean send(Path file) {
    if (!Files.isRegularFile(file)) {
      return true;
    }
    try {
      store.put(key(file), file, ContentTypes.of(file));
      tell(false, "The object store takes the run's files again");
      return true;
    } catch (RuntimeException e) {
      tell(
          true,
          "The run's files stay in %s until the object store takes them: %s"
              .formatted(folder, e.getMessage()));
      return false;
    }
  }

  private void tell(boolean isAway, String line) {
    if (away != isAway) {
      log.accept(line);
    }
    away = isAway;
  }

  private synchronized boolean triesAgain(Path file) throws InterruptedException {
    waiting.add(file);
    if (!closing) {
      wait(BETWEEN_TRIES.toMillis());
    }
    return !closing;
  }
}
