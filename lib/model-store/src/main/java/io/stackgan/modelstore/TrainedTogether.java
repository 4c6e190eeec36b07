// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.util.List;
import java.util.Map;

/**
 * Whether the stages were trained on the encoder that stands beside them: their embedding is as
 * long as the encoder's, and their golden embedding is the very one that the encoder must give.
 */
final class TrainedTogether {

  private static final String EMBEDDING = "embedding";
  private static final String ADVICE =
      "; they were not trained together: export the run again with the encoder it was trained on";

  private TrainedTogether() {}

  /**
   * @throws ReleaseException naming the stage that was trained on another encoder
   */
  static void check(Map<String, ReleaseComponent> components) {
    ReleaseComponent encoder = components.get(ReleaseManifest.ENCODER);
    components.forEach(
        (name, component) -> {
          if (component != encoder) {
            checkLength("components." + name, component, encoder.dimension());
            checkGolden("components." + name, component, encoder);
          }
        });
  }

  private static void checkLength(String part, ReleaseComponent stage, int dimension) {
    for (TensorSpec input : stage.inputs()) {
      Require.that(
          !input.name().equals(EMBEDDING) || input.shape().equals(List.of(-1, dimension)),
          part,
          "takes embeddings of shape "
              + input.shape()
              + ", but the release's encoder gives "
              + dimension
              + " features"
              + ADVICE);
    }
  }

  private static void checkGolden(String part, ReleaseComponent stage, ReleaseComponent encoder) {
    String golden = stage.golden().inputs().get(EMBEDDING);
    if (golden != null) {
      String sha256 = sha256(stage, golden);
      Require.that(
          encoder.golden().outputs().values().stream()
              .anyMatch(output -> sha256(encoder, output).equals(sha256)),
          part,
          "its golden embedding is another encoder's than the release's" + ADVICE);
    }
  }

  private static String sha256(ReleaseComponent component, String path) {
    return component.files().stream()
        .filter(file -> file.path().equals(path))
        .map(ReleaseFile::sha256)
        .findFirst()
        .orElseThrow();
  }
}
