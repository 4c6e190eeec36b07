// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.trainer.evaluation.features.FeatureNetworkImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How the feature network's file came to be. */
@Command(
    name = "import-feature-network",
    description = "Makes the feature network's ONNX file anew from the package it comes from.",
    mixinStandardHelpOptions = true)
final class ImportFeatureNetwork implements Callable<Integer> {

  @Parameters(
      paramLabel = "ASSETS",
      description =
          "objectron_solution_packed_assets.data of the npm package @mediapipe/objectron"
              + " 0.4.1675468480.")
  private Path assets;

  @Option(names = "--out", required = true, description = "The ONNX file to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    FeatureNetworkImport.run(assets, out);
    return 0;
  }
}
