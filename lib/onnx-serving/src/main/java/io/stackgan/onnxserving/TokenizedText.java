// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

/**
 * @param ids the text's tokens, the marks of its start and end included
 */
record TokenizedText(long[] ids) {

  /** Texts are padded to a multiple of this, so that few lengths have to run apart. */
  private static final int BUCKET = 8;

  int length() {
    return ids.length;
  }

  /** A function of this text alone, whatever it is batched with. */
  int paddedLength() {
    return (length() + BUCKET - 1) / BUCKET * BUCKET;
  }
}
