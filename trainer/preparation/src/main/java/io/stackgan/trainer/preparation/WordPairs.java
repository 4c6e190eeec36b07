// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says which of the words, pairs of neighbours and pairs with one word between that it knows are in
 * a text. Which colour belongs to which part is plain from "red head", where the mean over a
 * sentence's tokens has lost it.
 */
public final class WordPairs {

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param known in the order of the places
   */
  public WordPairs(List<String> known) {
    known.forEach(one -> places.put(one, places.size()));
  }

  /**
   * What is in the texts most often.
   *
   * @param most how many at most
   * @param least in how many texts at least
   */
  public static List<String> commonest(Stream<String> texts, int most, int least) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(text -> in(text).forEach(one -> counts.merge(one, 1, Integer::sum)));
    return counts.keySet().stream()
        .filter(one -> counts.get(one) >= least)
        .sorted(
            Comparator.comparing((String one) -> -counts.get(one))
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  private static Set<String> in(String text) {
    List<String> words = words(text);
    Set<String> all = new HashSet<>(words);
    for (int i = 0; i + 1 < words.size(); i++) {
      all.add(words.get(i) + " " + words.get(i + 1));
      if (i + 2 < words.size()) {
        all.add(words.get(i) + " … " + words.get(i + 2));
      }
    }
    return all;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }

  /**
   * @return (texts, {@link #dimension}): 1 for what is there
   */
  public float[][] encode(List<String> texts) {
    float[][] rows = new float[texts.size()][dimension()];
    for (int i = 0; i < rows.length; i++) {
      for (String one : in(texts.get(i))) {
        Integer place = places.get(one);
        if (place != null) {
          rows[i][place] = 1;
        }
      }
    }
    return rows;
  }

  public int dimension() {
    return places.size();
  }
}
