// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

/**
 * What KEDA sees.
 *
 * @param own records that wait for the stage
 * @param first records that wait for the pipeline's first stage
 * @param known false: the broker cannot be asked
 */
record Lags(long own, long first, boolean known) {

  static Lags of(long own, long first) {
    return new Lags(own, first, true);
  }
}
