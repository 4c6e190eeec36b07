// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

/**
 * The data set whose training split a judge learned from.
 *
 * @param fingerprint of its content
 */
record Taught(String dataset, String fingerprint) {}
