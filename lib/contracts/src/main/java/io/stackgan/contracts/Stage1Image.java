// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.Objects;

/**
 * Topic {@value Topics#STAGE1_IMAGES}: a sketch to be refined. Stage-II refines exactly these
 * bytes, so that a picture does not depend on how often its sketch was made. Arrays are shared, not
 * copied.
 *
 * @param embedding of the caption, (E), finite numbers
 * @param rgb 64 rows of 64 pixels, a byte each for red, green and blue
 */
public record Stage1Image(ImageJob job, float[] embedding, byte[] rgb) {

  /** Bytes of a sketch. */
  public static final int RGB_BYTES = 64 * 64 * 3;

  /**
   * @throws IllegalArgumentException when the embedding is empty, huge or not finite, or the image
   *     has another size
   */
  public Stage1Image {
    Objects.requireNonNull(job, "job");
    Embeddings.check(embedding);
    if (rgb.length != RGB_BYTES) {
      throw new IllegalArgumentException("rgb: has " + rgb.length + " bytes, not " + RGB_BYTES);
    }
  }
}
