// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import java.util.Map;

/**
 * What a model reads for a batch of pictures.
 *
 * @param values by the model's input
 * @param shapes likewise, the batch first
 */
record Inputs(int batch, Map<String, float[]> values, Map<String, long[]> shapes) {}
