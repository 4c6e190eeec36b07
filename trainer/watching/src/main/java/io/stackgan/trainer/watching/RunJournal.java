// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Type;
import io.stackgan.contracts.TrainingEventCodec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A run's events in {@code events.jsonl} of its folder, one JSON text a line. A run that is resumed
 * adds to them.
 */
public final class RunJournal {

  private static final String FILE = "events.jsonl";

  private final Path folder;
  private final String run;
  private final Consumer<TrainingEvent> next;
  private long sequence;

  private RunJournal(Path folder, String run, Consumer<TrainingEvent> next, long sequence) {
    this.folder = folder;
    this.run = run;
    this.next = next;
    this.sequence = sequence;
  }

  /**
   * Opens the journal for more events.
   *
   * @param folder the run's; made when it is missing
   * @param run its name
   * @param next gets each event after it was written
   */
  public static RunJournal open(Path folder, String run, Consumer<TrainingEvent> next) {
    try {
      Files.createDirectories(folder);
      dropUnfinishedLine(file(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
    return new RunJournal(folder, run, next, read(folder, 0).size());
  }

  /** The object that holds a file of a run's folder: {@code training/<run>/…}. */
  public static String key(String run, Path folder, Path file) {
    Path within = folder.toAbsolutePath().relativize(file.toAbsolutePath()).normalize();
    return "training/" + run + "/" + within.toString().replace('\\', '/');
  }

  /** The object that holds a file of this run's folder. */
  public String key(Path file) {
    return key(run, folder, file);
  }

  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** What a process that was killed has left of a line. */
  private static void dropUnfinishedLine(Path file) throws IOException {
    if (Files.exists(file)) {
      byte[] bytes = Files.readAllBytes(file);
      int whole = bytes.length;
      while (whole > 0 && bytes[whole - 1] != '\n') {
        whole--;
      }
      try (RandomAccessFile journal = new RandomAccessFile(file.toFile(), "rw")) {
        journal.setLength(whole);
      }
    }
  }

  /**
   * Writes an event and hands it on.
   *
   * @param details what there is to say beside run, number, type and time
   */
  public synchronized TrainingEvent add(Type type, UnaryOperator<TrainingEvent> details) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    TrainingEvent event = details.apply(TrainingEvent.of(run, sequence + 1, type, now));
    try {
      Files.writeString(
          file(folder),
          new String(TrainingEventCodec.json(event), UTF_8) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file(folder), e);
    }
    sequence++;
    next.accept(event);
    return event;
  }

  /**
   * The events of a run's folder, also while it is written to.
   *
   * @param after the number of the last event that is not wanted; 0 wants all
   */
  public static List<TrainingEvent> read(Path folder, long after) {
    if (!Files.exists(file(folder))) {
      return List.of();
    }
    try {
      String text = Files.readString(file(folder));
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .skip(after)
          .map(line -> TrainingEventCodec.read(line.getBytes(UTF_8)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file(folder), e);
    }
  }
}
