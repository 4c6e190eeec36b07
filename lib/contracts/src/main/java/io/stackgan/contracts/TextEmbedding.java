// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.Objects;

/**
 * Topic {@value Topics#TEXT_EMBEDDINGS}: a picture to be sketched. One record per picture, keyed by
 * {@link ImageJob#key}. The array is shared, not copied: whoever has handed it over leaves it
 * alone.
 *
 * @param embedding of the caption, (E), finite numbers
 */
public record TextEmbedding(ImageJob job, float[] embedding) {

  /**
   * @throws IllegalArgumentException when the embedding is empty, huge or not finite
   */
  public TextEmbedding {
    Objects.requireNonNull(job, "job");
    Embeddings.check(embedding);
  }
}
