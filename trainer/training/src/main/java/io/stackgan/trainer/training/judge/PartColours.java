// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Which colour each part of each drawn bird has. */
final class PartColours {

  private static final List<String> PARTS =
      List.of(
          "crown",
          "face",
          "throat",
          "breast",
          "belly",
          "back",
          "wing",
          "tail",
          "bill_color",
          "legs",
          "wing_bars",
          "eye_ring");

  /** The parts that look alike when they have the same colour. */
  private static final List<String> PLUMAGE = PARTS.subList(0, 8);

  private final Traits traits;

  private PartColours(Traits traits) {
    this.traits = traits;
  }

  /**
   * @param data the folder of drawn birds
   */
  static PartColours read(Path data) {
    return new PartColours(Traits.read(data, PARTS).alike(PLUMAGE));
  }

  Traits traits() {
    return traits;
  }

  /** Places that are looked at. */
  int parts() {
    return PARTS.size();
  }

  /** All colours of plumage. */
  List<String> plumage() {
    return traits.values().get(PLUMAGE.get(0));
  }

  /** Features of a place: the colours of plumage, then those of each other part. */
  int features() {
    return start(PARTS.size());
  }

  /**
   * What a classifier says that sees all features at all places: of each part its own colours,
   * counted part after part.
   */
  long[] chosen() {
    List<Long> chosen = new ArrayList<>();
    for (int part = 0; part < PARTS.size(); part++) {
      long first = (long) part * features() + start(part);
      int count = traits.values().get(PARTS.get(part)).size();
      LongStream.range(first, first + count).forEach(chosen::add);
    }
    return chosen.stream().mapToLong(Long::longValue).toArray();
  }

  /** The feature that a part's colours begin with. */
  private int start(int part) {
    int start = 0;
    for (int before = PLUMAGE.size(); before <= part; before++) {
      start += traits.values().get(PARTS.get(before - 1)).size();
    }
    return start;
  }
}
