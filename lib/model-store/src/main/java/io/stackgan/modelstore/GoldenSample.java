// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a model must make of a given input before it may serve. Tensors are files of little-endian
 * float32 with batch size 1.
 *
 * @param inputs a file's path for each input
 * @param outputs a file's path for each output
 * @param text what an encoder reads, else null
 */
public record GoldenSample(Map<String, String> inputs, Map<String, String> outputs, String text) {

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public GoldenSample {
    inputs = Require.map(inputs, "golden.inputs");
    outputs = Require.map(outputs, "golden.outputs");
    Require.that(!outputs.isEmpty(), "golden.outputs", "there are none");
    Require.that(
        !inputs.isEmpty() || text != null, "golden.inputs", "there are none, nor is there a text");
  }

  List<String> paths() {
    return Stream.concat(inputs.values().stream(), outputs.values().stream()).toList();
  }
}
