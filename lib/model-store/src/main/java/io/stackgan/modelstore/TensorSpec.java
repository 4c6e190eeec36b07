// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.List;

/**
 * An input or output of a model.
 *
 * @param shape −1 where any size does, such as the batch
 * @param type such as {@code float32}
 */
public record TensorSpec(String name, List<Integer> shape, String type) {

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public TensorSpec {
    Require.that(name != null && !name.isBlank(), "name", "of an input or output is missing");
    shape = Require.list(shape, "shape of " + name);
    Require.that(
        shape.stream().allMatch(size -> size == -1 || size > 0),
        "shape of " + name,
        shape + " has a size that is neither -1 nor above 0");
    Require.that(type != null && !type.isBlank(), "type of " + name, "is missing");
  }
}
