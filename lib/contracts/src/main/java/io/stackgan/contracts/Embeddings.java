// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/** What a text embedding may be on the wire. */
final class Embeddings {

  private static final int MAX_DIMENSION = 8192;

  private Embeddings() {}

  static void check(float[] embedding) {
    if (embedding.length < 1 || embedding.length > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "embedding: has " + embedding.length + " numbers, not 1 to " + MAX_DIMENSION);
    }
    for (int i = 0; i < embedding.length; i++) {
      if (!Float.isFinite(embedding[i])) {
        throw new IllegalArgumentException("embedding: number " + i + " is " + embedding[i]);
      }
    }
  }
}
