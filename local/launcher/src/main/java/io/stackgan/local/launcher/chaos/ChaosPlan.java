// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.time.Duration;

/**
 * @param kills by SIGKILL; other troubles come between them
 * @param seed determines troubles, their order and the load
 * @param away how long the store is gone or full each time
 */
public record ChaosPlan(int kills, long seed, Duration away) {}
