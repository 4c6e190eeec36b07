// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The colours that the classifier sees in one picture.
 *
 * @param byPart the most probable colour of each part
 */
public record SeenColours(Map<String, String> byPart) {

  private static final List<String> PLUMAGE =
      List.of("crown", "face", "throat", "breast", "belly", "back", "wing", "tail");

  public SeenColours {
    byPart = Map.copyOf(byPart);
  }

  /** Whether the classifier has an opinion of that part. */
  public boolean judges(String part) {
    return part.equals(NamedColour.WHOLE) || byPart.containsKey(part);
  }

  /**
   * Whether the picture has what the caption says. A part has one of the colours named for it. The
   * whole bird has one colour when no other is on more of its {@code 8} parts of plumage, and
   * several when each is on some part and together they are on half of them.
   */
  public boolean has(NamedColour named) {
    if (!named.part().equals(NamedColour.WHOLE)) {
      return named.colours().contains(byPart.get(named.part()));
    }
    return named.colours().size() == 1
        ? mostCommon(named.colours().iterator().next())
        : together(named.colours());
  }

  private boolean mostCommon(String colour) {
    long own = parts(colour);
    return own > 0 && CaptionColours.COLOURS.stream().allMatch(other -> parts(other) <= own);
  }

  private boolean together(Set<String> colours) {
    return colours.stream().allMatch(colour -> parts(colour) > 0)
        && 2 * colours.stream().mapToLong(this::parts).sum() >= PLUMAGE.size();
  }

  private long parts(String colour) {
    return PLUMAGE.stream().filter(part -> colour.equals(byPart.get(part))).count();
  }
}
