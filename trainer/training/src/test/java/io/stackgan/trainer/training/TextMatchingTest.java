// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.TensorFile;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.losses.PictureEncoder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextMatchingTest {

  @TempDir Path folder;

  /**
   * Scores 1, 0 and 0, 2. Of a picture's texts: log(1 + e⁻¹) and log(1 + e⁻²); of a text's pictures
   * the same; the mean of the two.
   */
  @Test
  void loss_byHand() {
    float loss = TextMatching.loss(Tensors.of(new float[] {1, 0, 0, 2}, 2, 2)).item_float();
    double expected = (Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(-2))) / 2;
    assertThat(loss).isCloseTo((float) expected, within(1e-6f));
  }

  /** Picture 0 scores 3 with the other's text: a large loss. */
  @Test
  void loss_tellsPicturesFromTexts() {
    float loss = TextMatching.loss(Tensors.of(new float[] {0, 3, 0, 0}, 2, 2)).item_float();
    double ofPictures = (Math.log1p(Math.exp(3)) + Math.log(2)) / 2;
    double ofTexts = (Math.log(2) + Math.log1p(Math.exp(3))) / 2;
    assertThat(loss).isCloseTo((float) ((ofPictures + ofTexts) / 2), within(1e-5f));
  }

  @Test
  void encoderWithoutPictureEncoder_isRefused() {
    for (String encoder : new String[] {"all-minilm-l6-v2", folder.toString()}) {
      assertThatThrownBy(() -> PictureEncoder.read(encoder, 8, ComputeDevice.CPU))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("--encoder char-cnn-rnn");
    }
  }

  @Test
  void pictureEncoderOfAnotherDimension_isRefused() {
    new TensorFile(Map.of("width", "4", "dimension", "16"), Map.of())
        .write(folder.resolve("picture-encoder.safetensors"));
    assertThatThrownBy(() -> PictureEncoder.read(folder.toString(), 8, ComputeDevice.CPU))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("no picture encoder of 8 features");
  }
}
