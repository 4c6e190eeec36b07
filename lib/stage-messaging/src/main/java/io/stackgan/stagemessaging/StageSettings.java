// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

/**
 * @param maxBatch tasks in one run of the model
 * @param maxInFlight results that are not stored yet; more than a batch, so that results are stored
 *     while the next batch runs
 * @param readAhead records taken over and not acknowledged yet; among these an interactive one
 *     overtakes those of bulk
 * @param outputThreads threads that encode and store results
 */
public record StageSettings(int maxBatch, int maxInFlight, int readAhead, int outputThreads) {

  public StageSettings {
    if (maxBatch < 1 || maxInFlight < maxBatch || readAhead < maxBatch || outputThreads < 1) {
      throw new IllegalArgumentException(
          "stackgan.max-batch must be at least 1, stackgan.max-in-flight and stackgan.read-ahead"
              + " at least that, and stackgan.output-threads at least 1; they are %d, %d, %d and %d"
                  .formatted(maxBatch, maxInFlight, readAhead, outputThreads));
    }
  }
}
