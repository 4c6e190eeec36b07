// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Topic {@value Topics#TRAINING_EVENTS}: how a training run goes, keyed by the run's name. A run
 * begins with a started event, which comes again when it is resumed, and ends with a finished,
 * failed or stopped one.
 *
 * @param sequence of the run's events, from 1 on, without gaps, resumed or not
 * @param stage {@code stage1} or {@code stage2}; null where the event is about the whole run
 * @param position null where the event is about the whole run
 * @param metrics finite numbers by name, such as {@code discriminator}
 * @param key of the object that the event is about, such as a sample grid; null for none
 * @param finding what a warning or a failure says; null for others
 * @param release that a finished run has made; null for others
 */
public record TrainingEvent(
    String run,
    long sequence,
    Type type,
    Instant time,
    String stage,
    Position position,
    SortedMap<String, Double> metrics,
    String key,
    Finding finding,
    String release) {

  /** What has happened. */
  public enum Type {
    STARTED,
    PROGRESS,
    GRID,
    WARNING,
    CHECKPOINT,
    FINISHED,
    FAILED,
    STOPPED;

    /** As written in events. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The CloudEvents type, such as {@code io.stackgan.training.started.v1}. */
    public String ceType() {
      return "io.stackgan.training." + text() + ".v1";
    }

    /** Whether nothing follows until the run is resumed. */
    public boolean isEnd() {
      return this == FINISHED || this == FAILED || this == STOPPED;
    }
  }

  /**
   * Where a stage stands.
   *
   * @param step steps done
   * @param steps of all its epochs; minutes may end it earlier
   * @param seconds spent in steps
   * @param secondsLeft an estimate
   */
  public record Position(long step, long steps, long epoch, double seconds, double secondsLeft) {
    public Position {
      require(step >= 0 && steps >= 0 && epoch >= 0, "position: has a negative count");
      require(Double.isFinite(seconds) && seconds >= 0, "position.seconds: " + seconds);
      require(Double.isFinite(secondsLeft), "position.secondsLeft: " + secondsLeft);
    }
  }

  /**
   * What is wrong with a run.
   *
   * @param code for programs, such as {@code mode-collapse}
   * @param message for people: what was seen
   * @param advice what to try; null where there is none
   */
  public record Finding(String code, String message, String advice) {
    public Finding {
      Objects.requireNonNull(code, "finding.code");
      Objects.requireNonNull(message, "finding.message");
    }
  }

  /**
   * @throws IllegalArgumentException naming the first field at fault
   */
  public TrainingEvent {
    Identifiers.check("run", run);
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(time, "time");
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    require(sequence > 0, "sequence: " + sequence + " is not positive");
    require(metrics.values().stream().allMatch(Double::isFinite), "metrics: has what is no number");
    require(
        finding == null || type == Type.WARNING || type == Type.FAILED,
        "finding: goes with warnings and failures alone");
  }

  /** An event about the whole run, without more to it. */
  public static TrainingEvent of(String run, long sequence, Type type, Instant time) {
    return new TrainingEvent(
        run, sequence, type, time, null, null, new TreeMap<>(), null, null, null);
  }

  /** A copy about a stage. */
  public TrainingEvent at(String stage, Position position) {
    return new TrainingEvent(
        run, sequence, type, time, stage, position, metrics, key, finding, release);
  }

  /** A copy with these metrics. */
  public TrainingEvent measured(Map<String, Double> metrics) {
    return new TrainingEvent(
        run, sequence, type, time, stage, position, new TreeMap<>(metrics), key, finding, release);
  }

  /** A copy about an object. */
  public TrainingEvent about(String key) {
    return new TrainingEvent(
        run, sequence, type, time, stage, position, metrics, key, finding, release);
  }

  /** A copy that says what is wrong. */
  public TrainingEvent because(Finding finding) {
    return new TrainingEvent(
        run, sequence, type, time, stage, position, metrics, key, finding, release);
  }

  /** A copy with the release that was made. */
  public TrainingEvent released(String release) {
    return new TrainingEvent(
        run, sequence, type, time, stage, position, metrics, key, finding, release);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
