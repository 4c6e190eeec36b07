// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

/**
 * What one pod of a stage is worth.
 *
 * @param picturesASecond that it works off when it is never idle
 * @param startSeconds from the decision to start it until it takes records: scheduling, the JVM,
 *     the model
 * @param rebalanceSeconds for which the stage rests when a pod joins or leaves its group
 */
record PodProfile(double picturesASecond, double startSeconds, double rebalanceSeconds) {}
