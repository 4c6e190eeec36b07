// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the colours that a caption names. Colours belong to the noun that follows them ("gray and
 * brown belly"); those that no part follows belong to the whole bird ("the bird is black with green
 * and has a short beak").
 */
public final class CaptionColours {

  public static final List<String> COLOURS =
      List.of(
          "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "gray", "black",
          "white");

  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("head", "crown"),
          Map.entry("crown", "crown"),
          Map.entry("face", "face"),
          Map.entry("throat", "throat"),
          Map.entry("breast", "breast"),
          Map.entry("chest", "breast"),
          Map.entry("belly", "belly"),
          Map.entry("abdomen", "belly"),
          Map.entry("back", "back"),
          Map.entry("wing", "wing"),
          Map.entry("wings", "wing"),
          Map.entry("wing bars", "wing_bars"),
          Map.entry("tail", "tail"),
          Map.entry("bill", "bill_color"),
          Map.entry("beak", "bill_color"),
          Map.entry("legs", "legs"),
          Map.entry("feet", "legs"),
          Map.entry("eye ring", "eye_ring"),
          Map.entry("bird", NamedColour.WHOLE),
          Map.entry("body", NamedColour.WHOLE));

  /** After these, colours before them no longer wait for a noun. */
  private static final Set<String> ENDS =
      Set.of("a", "an", "the", "this", "it", "has", "have", "is", "in", "with");

  private static final Pattern WORD = Pattern.compile("wing bars|eye ring|[a-z]+");

  private final List<NamedColour> named = new ArrayList<>();
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Set<String> whole = new LinkedHashSet<>();

  private CaptionColours() {}

  /** What the caption says, part by part; nothing when it names no colour. */
  public static List<NamedColour> in(String caption) {
    CaptionColours reading = new CaptionColours();
    Matcher words = WORD.matcher(caption.toLowerCase(Locale.ROOT).replace("grey", "gray"));
    while (words.find()) {
      reading.word(words.group());
    }
    reading.end();
    return reading.named;
  }

  private void word(String word) {
    if (COLOURS.contains(word)) {
      waiting.add(word);
    } else if (PARTS.containsKey(word)) {
      noun(PARTS.get(word));
    } else if (ENDS.contains(word)) {
      ofTheWhole();
    }
  }

  private void noun(String part) {
    if (part.equals(NamedColour.WHOLE)) {
      ofTheWhole();
    } else if (!waiting.isEmpty()) {
      named.add(new NamedColour(part, waiting));
      waiting.clear();
    }
  }

  private void ofTheWhole() {
    whole.addAll(waiting);
    waiting.clear();
  }

  private void end() {
    ofTheWhole();
    if (!whole.isEmpty()) {
      named.add(new NamedColour(NamedColour.WHOLE, whole));
    }
  }
}
