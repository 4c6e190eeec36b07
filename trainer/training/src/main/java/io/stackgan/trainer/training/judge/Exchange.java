// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names of colours that change places, in a caption as in what is seen: a blue crown becomes a red
 * one for both. So nobody learns which colours the species of a training split combine.
 *
 * @param colours all names
 * @param others what each becomes, by its number
 */
record Exchange(List<String> colours, List<Integer> others) {

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** Leaves everything as it is. */
  static Exchange none(List<String> colours) {
    List<Integer> same = new ArrayList<>();
    for (int i = 0; i < colours.size(); i++) {
      same.add(i);
    }
    return new Exchange(colours, same);
  }

  static Exchange of(List<String> colours, RandomGenerator random) {
    List<Integer> others = new ArrayList<>(none(colours).others());
    Collections.shuffle(others, new Random(random.nextLong()));
    return new Exchange(colours, List.copyOf(others));
  }

  String in(String caption) {
    return WORD.matcher(caption).replaceAll(word -> of(word.group()));
  }

  private String of(String word) {
    int colour = colours.indexOf(word);
    return colour < 0 ? word : colours.get(others.get(colour));
  }
}
