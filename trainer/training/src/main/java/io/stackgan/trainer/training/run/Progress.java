// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

/**
 * Where a stage stands.
 *
 * @param step steps done
 * @param steps steps of all its epochs
 * @param stepsAnEpoch steps of one epoch
 * @param batch images a step
 * @param seconds spent in steps, of earlier sittings too
 * @param secondsAllowed 0 when there is no limit
 * @param rate what both learning rates are multiplied by now
 */
public record Progress(
    long step,
    long steps,
    int stepsAnEpoch,
    int batch,
    double seconds,
    double secondsAllowed,
    double rate) {

  public boolean finished() {
    return step >= steps || secondsAllowed > 0 && seconds >= secondsAllowed;
  }

  public long epoch() {
    return step / stepsAnEpoch;
  }

  /** Images a second. */
  public double speed() {
    return seconds == 0 ? 0 : step * batch / seconds;
  }

  /** Until the epochs or the minutes are over, whichever comes first. */
  public double secondsLeft() {
    double forSteps = step == 0 ? Double.MAX_VALUE : seconds / step * (steps - step);
    double forMinutes = secondsAllowed > 0 ? secondsAllowed - seconds : Double.MAX_VALUE;
    return Math.min(forSteps, forMinutes);
  }
}
