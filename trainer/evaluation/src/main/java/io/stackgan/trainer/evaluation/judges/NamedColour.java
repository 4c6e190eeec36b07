// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import java.util.Set;

/**
 * What a caption says of one part.
 *
 * @param part as the classifier calls it, or {@value #WHOLE}
 * @param colours one, or several as in "gray and brown belly"
 */
public record NamedColour(String part, Set<String> colours) {

  /** The bird as a whole, as in "a red bird". */
  public static final String WHOLE = "whole";

  public NamedColour {
    colours = Set.copyOf(colours);
  }
}
