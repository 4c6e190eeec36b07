// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a generator is computed in int8.
 *
 * @param ranges of each layer's results, by the layer
 * @param exact layers that stay in float32
 */
public record Quantisation(Map<String, ActivationRange> ranges, Set<String> exact) {

  /** What the outputs of an observed model begin with; the layer's name follows. */
  static final String OBSERVED = "results.";

  public Quantisation {
    ranges = Map.copyOf(ranges);
    exact = Set.copyOf(exact);
  }

  /** Those that may stay in float32. */
  public Set<String> layers() {
    return ranges.keySet();
  }

  /** Likewise, with other layers in float32. */
  public Quantisation withExact(Set<String> layers) {
    return new Quantisation(ranges, layers);
  }

  /** Finds the ranges by the results of an observed model. */
  public static final class Observer {

    private final Map<String, RangeSearch> searches = new HashMap<>();

    /**
     * @param output of an observed model; the picture's is passed over
     */
    public void add(String output, float[] results) {
      if (output.startsWith(OBSERVED)) {
        String layer = output.substring(OBSERVED.length());
        searches.computeIfAbsent(layer, name -> new RangeSearch()).add(results);
      }
    }

    /** All layers in int8. */
    public Quantisation quantisation() {
      Map<String, ActivationRange> ranges = new HashMap<>();
      searches.forEach((layer, search) -> ranges.put(layer, search.best()));
      return new Quantisation(ranges, Set.of());
    }
  }
}
