// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.statistics.Distances;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureNetworkTest {

  private static FeatureNetwork network;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    network = FeatureNetwork.load();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void features_areAsManyAndReproducible() {
    RgbImage disc = disc(64, 20, 0xff);

    float[] features = network.features(disc);

    assertThat(features).hasSize(FeatureNetwork.FEATURES).isEqualTo(network.features(disc));
  }

  @Test
  void enlargedPicture_isNearerThanAnotherOne() {
    float[] small = network.features(disc(64, 20, 0xff));
    float[] large = network.features(disc(256, 80, 0xff));
    float[] other = network.features(stripes(64));

    assertThat(Distances.between(small, large)).isLessThan(Distances.between(small, other) / 2);
  }

  @Test
  void otherFile_isRefused() throws Exception {
    Path file = Files.write(folder.resolve("assets.data"), new byte[300]);

    assertThatThrownBy(() -> FeatureNetworkImport.run(file, folder.resolve("model.onnx")))
        .hasMessageContaining("no TensorFlow Lite model");
  }

  @Test
  void permuted_movesTheChannelsForward() {
    short[] values = {0, 1, 2, 3, 4, 5};

    // (1, 1, 3, 2) with its last dimension first
    assertThat(BackboneExport.permuted(values, new int[] {1, 1, 3, 2}, new int[] {3, 0, 1, 2}))
        .containsExactly(0, 2, 4, 1, 3, 5);
  }

  private static RgbImage disc(int side, int radius, int brightness) {
    byte[] rgb = new byte[side * side * 3];
    for (int i = 0; i < side * side; i++) {
      int x = i % side - side / 2;
      int y = i / side - side / 2;
      rgb[3 * i] = (byte) (x * x + y * y < radius * radius ? brightness : 0);
    }
    return new RgbImage(side, side, rgb);
  }

  private static RgbImage stripes(int side) {
    byte[] rgb = new byte[side * side * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 4 < 2 ? 0xff : 0);
    }
    return new RgbImage(side, side, rgb);
  }
}
