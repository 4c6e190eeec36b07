// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.time.Duration;

/**
 * What a platform goes through, in this order.
 *
 * @param seed determines troubles, their order and the load
 * @param calm load without trouble, to compare with
 * @param troubles one after the other, in an order that the seed shuffles
 * @param pause the longest after a trouble that is over
 * @param away how long the store is gone or full each time
 * @param malformed records, and as many requests, that nobody can read, at once
 * @param watchers clients that follow jobs, all at the same time
 * @param overload how long twice the jobs are asked for that the platform can do
 * @param replay whether all jobs are asked for once more in the end
 */
public record ChaosPlan(
    long seed,
    Duration calm,
    TroubleCounts troubles,
    Duration pause,
    Duration away,
    int malformed,
    int watchers,
    Duration overload,
    boolean replay) {}
