// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.networks.CharCnnRnn;
import io.stackgan.networks.Parameter.Role;
import io.stackgan.onnxexport.NetworkExport;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.Characters;
import io.stackgan.onnxserving.EncoderFile;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported char-CNN-RNN against the training engine, with the same weights and texts. */
class TextParityTest {

  private static final int DIMENSION = 20;
  private static final List<String> TEXTS =
      List.of(
          "a red bird",
          "",
          "This bird has a WHITE belly, é and 100% \"blue\" wings!",
          "the bird ".repeat(40));

  private final CharCnnRnn networks = CharCnnRnn.of(32, 4, DIMENSION);
  private final Weights weights =
      Weights.initial(List.of(networks.text()), new SplittableRandom(3));

  @TempDir Path folder;

  @Test
  void exportedEncoder_equalsTraining_whateverTheBatch() throws IOException {
    randomBiases();
    Files.write(
        folder.resolve("model.onnx"),
        NetworkExport.ofTexts(networks.text(), CharCnnRnn.LENGTH, DIMENSION, weights::values));
    new EncoderFile("char-cnn-rnn", DIMENSION).write(folder);
    float[] expected = trained();
    try (CaptionEncoder encoder = CaptionEncoder.load(folder, InferenceConfig.cpu(1))) {
      assertThat(encoder.kind()).isEqualTo("char-cnn-rnn");
      assertThat(encoder.dimension()).isEqualTo(DIMENSION);
      float[][] together = encoder.encode(TEXTS);
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(encoder.encode(List.of(TEXTS.get(i)))[0]).isEqualTo(together[i]);
        for (int feature = 0; feature < DIMENSION; feature++) {
          assertThat(Math.abs(together[i][feature] - expected[i * DIMENSION + feature]))
              .isLessThan(1e-5f);
        }
      }
      assertThat(together[0]).isNotEqualTo(together[1]);
    }
  }

  /** They start at 0, which would hide gates that are exchanged. */
  private void randomBiases() {
    SplittableRandom random = new SplittableRandom(4);
    networks.text().parameters().stream()
        .filter(parameter -> parameter.role() == Role.BIAS)
        .forEach(
            parameter -> {
              float[] values = new float[parameter.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) (0.3 * random.nextGaussian());
              }
              weights.set(Weights.name(networks.text(), parameter.name()), values);
            });
  }

  private float[] trained() {
    long[] characters = TEXTS.stream().map(Characters::of).flatMapToLong(Arrays::stream).toArray();
    Tensor input = Tensor.create(characters, TEXTS.size(), CharCnnRnn.LENGTH);
    return Tensors.values(
        Forward.run(
            networks.text(), weights, Map.of(networks.text().input(), input), Mode.INFERENCE));
  }
}
