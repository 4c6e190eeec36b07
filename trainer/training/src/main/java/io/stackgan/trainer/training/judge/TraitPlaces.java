// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where each value of each trait is put, so that colours can be exchanged: a trait that has some
 * colours gets a place for every colour.
 */
final class TraitPlaces {

  private final List<String> colours;
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> steps = new ArrayList<>();
  private final int size;

  /**
   * @param traits the values of each, in the order of a classifier's outputs
   */
  TraitPlaces(Collection<List<String>> traits, List<String> colours) {
    this.colours = colours;
    int start = 0;
    for (List<String> values : traits) {
      start += place(values, start);
    }
    this.size = start;
  }

  private int place(List<String> values, int start) {
    int places = values.stream().anyMatch(colours::contains) ? colours.size() : 0;
    for (String value : values) {
      int colour = colours.indexOf(value);
      starts.add(start);
      steps.add(colour);
      if (colour < 0) {
        starts.set(starts.size() - 1, start + places++);
      }
    }
    return places;
  }

  /** Of all values, those that no bird has included. */
  int size() {
    return size;
  }

  /** The place of each of a classifier's outputs. */
  int[] of(Exchange exchange) {
    int[] places = new int[starts.size()];
    for (int i = 0; i < places.length; i++) {
      int colour = steps.get(i);
      places[i] = starts.get(i) + (colour < 0 ? 0 : exchange.others().get(colour));
    }
    return places;
  }
}
