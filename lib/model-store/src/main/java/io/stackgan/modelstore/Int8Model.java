// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.List;
import java.util.Map;

/**
 * A component's model once more, in int8.
 *
 * @param path of its file
 * @param golden what it makes of the component's golden inputs: a file for each output
 * @param psnr dB, of its release's pictures in int8 against those in float32
 * @param speed how many pictures it draws while the model in float32 draws one, where it was made
 * @param preferred whether it serves where the processor is good at int8 and nobody says otherwise
 * @param exact layers that stayed in float32
 */
public record Int8Model(
    String path,
    Map<String, String> golden,
    double psnr,
    double speed,
    boolean preferred,
    List<String> exact) {

  /**
   * @throws ReleaseException naming the first part at fault
   */
  public Int8Model {
    Require.present(path, "int8.path");
    golden = Require.map(golden, "int8.golden");
    Require.that(!golden.isEmpty(), "int8.golden", "there are none");
    exact = Require.list(exact, "int8.exact");
  }
}
