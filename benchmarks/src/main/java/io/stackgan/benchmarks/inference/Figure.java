// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

/**
 * What was measured of one contender.
 *
 * @param what such as {@code Stage-II}
 * @param milliseconds of one thread's time for a picture
 * @param rate the paper's operations a second
 * @param difference the largest of a value in [−1, 1] to libtorch's float32
 */
record Figure(
    String what,
    int width,
    int batch,
    String contender,
    double milliseconds,
    double rate,
    double difference) {}
