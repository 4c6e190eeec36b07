// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.losses;

import io.stackgan.networks.CharCnnRnn;
import io.stackgan.networks.Network;
import io.stackgan.networks.Parameter;
import io.stackgan.trainer.training.engine.ComputeDevice;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.TensorFile;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** The picture side of a char-CNN-RNN, which learns no more (Reed et al. 2016). */
public final class PictureEncoder {

  private static final String FILE = "picture-encoder.safetensors";
  private static final String WIDTH = "width";
  private static final String DIMENSION = "dimension";

  private final Network network;
  private final Weights weights;

  private PictureEncoder(Network network, Weights weights) {
    this.network = network;
    this.weights = weights;
  }

  /**
   * Puts it beside the text encoder that it was trained with.
   *
   * @param weights of both
   * @param width of its first layer
   * @param dimension features of an embedding
   * @return the file
   */
  public static Path write(Weights weights, int width, int dimension, Path folder) {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    Network network = CharCnnRnn.picture(width, dimension);
    for (Parameter parameter : network.parameters()) {
      String name = Weights.name(network, parameter.name());
      tensors.put(name, weights.values(name));
    }
    Map<String, String> shape =
        Map.of(WIDTH, Integer.toString(width), DIMENSION, Integer.toString(dimension));
    Path file = folder.resolve(FILE);
    new TensorFile(shape, tensors).write(file);
    return file;
  }

  /**
   * @param encoder the folder of a char-CNN-RNN, or whatever else a run's text encoder is named by
   * @param dimension features of an embedding, as the run has them
   * @throws SettingsException when no picture encoder is there, or it is of another dimension
   */
  public static PictureEncoder read(String encoder, int dimension, ComputeDevice device) {
    Path file = Path.of(encoder).resolve(FILE);
    if (!Files.exists(file)) {
      throw new SettingsException(
          "matching-weight needs a text encoder that was trained with a picture encoder, and %s has none: add --encoder char-cnn-rnn, or leave matching-weight at 0"
              .formatted(encoder));
    }
    TensorFile tensors = TensorFile.read(file);
    if (!tensors.metadata().getOrDefault(DIMENSION, "").equals(Integer.toString(dimension))) {
      throw new SettingsException(
          "%s is no picture encoder of %d features, as the run's captions have: take the folder as train-encoder made it"
              .formatted(file, dimension));
    }
    Network network =
        CharCnnRnn.picture(Integer.parseInt(tensors.metadata().get(WIDTH)), dimension);
    Weights weights = Weights.initial(List.of(network), new SplittableRandom(0), device);
    weights.names().forEach(name -> weights.set(name, tensors.tensor(name)));
    weights.learn(false);
    return new PictureEncoder(network, weights);
  }

  /**
   * @param images (B, 3, 64, 64) in [−1, 1]
   * @return (B, dimension)
   */
  public Tensor embed(Tensor images) {
    return embed(network, weights, images, Mode.INFERENCE);
  }

  /**
   * @param images (B, 3, 64, 64) in [−1, 1]
   * @return (B, dimension)
   */
  public static Tensor embed(Network network, Weights weights, Tensor images, Mode mode) {
    Map<String, Tensor> input = Map.of(CharCnnRnn.PICTURE_INPUT, images);
    Tensor features = Tensors.single(Forward.run(network, weights, input, mode));
    return features.reshape(features.size(0), features.size(1));
  }
}
