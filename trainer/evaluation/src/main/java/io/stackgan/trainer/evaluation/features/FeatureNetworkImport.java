// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Makes the feature network's ONNX file from the package that the weights are published in. */
public final class FeatureNetworkImport {

  /** Where the detector lies in {@code objectron_solution_packed_assets.data}. */
  private static final int START = 184;

  private FeatureNetworkImport() {}

  /**
   * @param assets the file {@code objectron_solution_packed_assets.data} of the npm package {@code
   *     @mediapipe/objectron} 0.4.1675468480
   * @throws IllegalArgumentException when it is another file
   */
  public static void run(Path assets, Path onnx) throws IOException {
    byte[] bytes = Files.readAllBytes(assets);
    byte[] tflite = Arrays.copyOfRange(bytes, Math.min(START, bytes.length), bytes.length);
    Files.write(onnx, BackboneExport.export(tflite).toByteArray());
  }
}
