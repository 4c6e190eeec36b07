// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Encodes a text by its length and its hash, and counts what it encodes. */
class WordLengths implements TextEncoder {

  final AtomicInteger encoded = new AtomicInteger();

  @Override
  public float[][] encode(List<String> texts) {
    encoded.addAndGet(texts.size());
    return texts.stream()
        .map(text -> new float[] {text.length(), text.hashCode()})
        .toArray(float[][]::new);
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public String name() {
    return "word-lengths";
  }
}
