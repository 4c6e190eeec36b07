// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import java.util.Map;

/**
 * What the judges say of one picture.
 *
 * @param features of the feature network, (1280)
 * @param colours probabilities of each part's colours; empty without that judge
 * @param match the picture's place among captions; empty without that judge
 */
public record Verdict(float[] features, Map<String, double[]> colours, float[] match) {}
