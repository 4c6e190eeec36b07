// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts a text's words, pairs of neighbours and pairs with one word between, each hashed to one of
 * {@value #DIMENSION} places; the counts have length 1. Which colour belongs to which part is plain
 * from "red head", where the mean over a sentence's tokens has lost it.
 */
public final class WordPairs implements TextEncoder {

  private static final int BITS = 12;
  private static final int DIMENSION = 1 << BITS;
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  @Override
  public float[][] encode(List<String> texts) {
    return texts.stream().map(WordPairs::encode).toArray(float[][]::new);
  }

  private static float[] encode(String text) {
    float[] counts = new float[DIMENSION];
    List<String> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      counts[place(words.get(i))]++;
      for (int next = i + 1; next <= i + 2 && next < words.size(); next++) {
        String joint = next == i + 1 ? " " : " … ";
        counts[place(words.get(i) + joint + words.get(next))]++;
      }
    }
    return scaled(counts);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** Fibonacci hashing of a hash that every Java computes alike. */
  private static int place(String token) {
    return token.hashCode() * 0x9E3779B1 >>> Integer.SIZE - BITS;
  }

  private static float[] scaled(float[] counts) {
    double squares = 0;
    for (float count : counts) {
      squares += count * count;
    }
    float length = (float) Math.sqrt(Math.max(1, squares));
    for (int i = 0; i < counts.length; i++) {
      counts[i] /= length;
    }
    return counts;
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public String name() {
    return "word-pairs-" + DIMENSION;
  }
}
