// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

/**
 * @param maxBatch tasks in one run of the model
 * @param maxInFlight records taken over and not acknowledged yet; more than a batch, so that
 *     results are stored while the next batch runs
 * @param outputThreads threads that encode and store results
 */
public record StageSettings(int maxBatch, int maxInFlight, int outputThreads) {

  public StageSettings {
    if (maxBatch < 1 || maxInFlight < maxBatch || outputThreads < 1) {
      throw new IllegalArgumentException(
          "stackgan.max-batch must be at least 1, stackgan.max-in-flight at least that, and"
              + " stackgan.output-threads at least 1; they are "
              + maxBatch
              + ", "
              + maxInFlight
              + " and "
              + outputThreads);
    }
  }
}
