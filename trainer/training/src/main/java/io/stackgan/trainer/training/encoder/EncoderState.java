// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import io.stackgan.networks.CharCnnRnn;
import io.stackgan.networks.Network;
import io.stackgan.onnxserving.Characters;
import io.stackgan.trainer.preparation.CaptionEmbeddings;
import io.stackgan.trainer.training.engine.Adam;
import io.stackgan.trainer.training.engine.Forward;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.TensorFile;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.training.losses.PictureEncoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** What an encoder's training has learned so far, and where it stands. */
final class EncoderState {

  private static final String STEP = "step";
  private static final String SECONDS = "seconds";
  private static final String WEIGHTS = "weights/";
  private static final String ADAM = "adam/";

  private final CharCnnRnn networks;
  private final Optional<CaptionEmbeddings> known;
  private final Weights weights;
  private final Adam adam;
  private long step;
  private double seconds;

  /**
   * @param known the captions' embeddings, where the text encoder learns no more
   */
  EncoderState(CharCnnRnn networks, Optional<CaptionEmbeddings> known, long seed) {
    this.networks = networks;
    this.known = known;
    List<Network> learning =
        known.isPresent()
            ? List.of(networks.picture())
            : List.of(networks.text(), networks.picture());
    this.weights = Weights.initial(learning, new SplittableRandom(seed));
    this.adam = new Adam(weights);
  }

  Weights weights() {
    return weights;
  }

  /** Steps done. */
  long step() {
    return step;
  }

  /** Spent in steps. */
  double seconds() {
    return seconds;
  }

  /** (B, dimension) of B captions. */
  Tensor texts(List<String> captions, Mode mode) {
    return known.isPresent() ? rows(known.get(), captions) : learned(captions, mode);
  }

  private static Tensor rows(CaptionEmbeddings known, List<String> captions) {
    int features = known.features();
    float[] rows = new float[captions.size() * features];
    for (int i = 0; i < captions.size(); i++) {
      System.arraycopy(known.of(captions.get(i)), 0, rows, i * features, features);
    }
    return Tensors.of(rows, captions.size(), features);
  }

  private Tensor learned(List<String> captions, Mode mode) {
    long[] characters =
        captions.stream().map(Characters::of).flatMapToLong(Arrays::stream).toArray();
    Tensor input = Tensor.create(characters, captions.size(), CharCnnRnn.LENGTH);
    return Tensors.single(
        Forward.run(networks.text(), weights, Map.of(networks.text().input(), input), mode));
  }

  /** (B, dimension) of pictures (B, 3, 64, 64). */
  Tensor pictures(Tensor images, Mode mode) {
    return PictureEncoder.embed(networks.picture(), weights, images, mode);
  }

  /** Follows the loss's gradients. */
  void learn(Tensor loss, double rate) {
    weights.forgetGradients();
    loss.backward();
    adam.step(rate);
  }

  void stepped(double duration) {
    step++;
    seconds += duration;
  }

  void write(Path file) {
    Map<String, float[]> values = new LinkedHashMap<>();
    tensors().forEach((name, tensor) -> values.put(name, Tensors.values(tensor)));
    Map<String, String> position =
        Map.of(STEP, Long.toString(step), SECONDS, Double.toString(seconds));
    new TensorFile(position, values).write(file);
  }

  void restore(Path file) {
    TensorFile values = TensorFile.read(file);
    step = Long.parseLong(values.metadata().get(STEP));
    seconds = Double.parseDouble(values.metadata().get(SECONDS));
    tensors().forEach((name, tensor) -> Tensors.set(tensor, values.tensor(name)));
    adam.restore(step);
  }

  private Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    weights.tensors().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
    adam.state().forEach((name, moment) -> tensors.put(ADAM + name, moment));
    return tensors;
  }
}
