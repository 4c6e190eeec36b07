// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.util.Map;
import java.util.Optional;

/**
 * What a service runs, for people who look at its health.
 *
 * @param current empty: nothing is in service yet
 * @param canary the one that is tried out
 * @param refused why, by release
 * @param trouble what keeps the watcher from its work, if anything
 */
public record ReleaseStatus(
    Optional<String> current,
    Optional<String> previous,
    Optional<String> canary,
    Map<String, String> refused,
    Optional<String> trouble) {}
