// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import java.util.Optional;

/**
 * One number and everything that is needed to argue about it.
 *
 * @param name for machines
 * @param title for people
 * @param unit empty for a plain number
 * @param real what real pictures score
 * @param chance what pictures score that know nothing of their captions
 * @param target what it should reach
 * @param protocol how it was measured
 */
public record Figure(
    String name,
    String title,
    double value,
    String unit,
    Optional<Double> real,
    Optional<Double> chance,
    Optional<Target> target,
    String protocol) {

  static Figure of(String name, String title, double value, String unit, String protocol) {
    return new Figure(
        name, title, value, unit, Optional.empty(), Optional.empty(), Optional.empty(), protocol);
  }

  Figure real(double score) {
    return new Figure(name, title, value, unit, Optional.of(score), chance, target, protocol);
  }

  Figure chance(double score) {
    return new Figure(name, title, value, unit, real, Optional.of(score), target, protocol);
  }

  Figure target(Target limit) {
    return new Figure(name, title, value, unit, real, chance, Optional.of(limit), protocol);
  }

  /** Whether the target is reached; empty without one. */
  public Optional<Boolean> met() {
    return target.map(limit -> limit.met(value));
  }
}
