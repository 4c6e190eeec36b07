// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import io.stackgan.modelstore.ReleaseException;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.networks.Layer;
import io.stackgan.networks.Layer.BatchNorm;
import io.stackgan.networks.Layer.Conv2d;
import io.stackgan.networks.Layer.Linear;
import io.stackgan.networks.Layer.Residual;
import io.stackgan.networks.Network;
import io.stackgan.onnxexport.ExportedWeights;
import io.stackgan.trainer.training.data.EmbeddingScale;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Noise;
import io.stackgan.trainer.training.engine.SettingsException;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.Weights;
import io.stackgan.trainer.training.settings.StageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Starts a generator from a release instead of from noise. A release's models have their batch
 * normalisation folded into the convolutions; training needs it back. For each normalisation in
 * turn, what the convolution before it gives for some of the run's captions tells the mean and the
 * variance that it takes away, and so the scale and the bias that leave the pictures as they were.
 */
final class ReleaseStart {

  private static final String MODEL = "model.onnx";

  /** Pixels of the pictures that the statistics are taken of, along one side: 128 of 64×64. */
  private static final int PIXELS = 8192;

  /**
   * Root mean square of a weight before a normalisation, which gives the same whatever it is; it
   * says how far a step of the optimiser goes.
   */
  private static final double SPREAD = 0.06;

  private final Path folder;
  private final ReleaseFolder release;

  private ReleaseStart(Path folder, ReleaseFolder release) {
    this.folder = folder;
    this.release = release;
  }

  /**
   * @throws SettingsException when no release is there
   */
  static ReleaseStart open(Path folder) {
    try {
      return new ReleaseStart(
          folder, ReleaseFolder.open(folder, ReleaseStart.class.getClassLoader()));
    } catch (ReleaseException e) {
      throw new SettingsException("from: " + e.getMessage(), e);
    }
  }

  String id() {
    return release.manifest().release();
  }

  /**
   * @param encoder the name of the run's
   * @throws SettingsException when the release's generators were trained on another one
   */
  void requireEncoder(String encoder) {
    Object trained =
        release.manifest().training().get(ReleaseManifest.ENCODER) instanceof Map<?, ?> told
            ? told.get("name")
            : null;
    if (trained != null && !trained.equals(encoder)) {
      throw new SettingsException(
          "%s was trained on the text encoder %s, and this run has %s: add --encoder %s"
              .formatted(id(), trained, encoder, folder.resolve(ReleaseManifest.ENCODER)));
    }
  }

  /**
   * Gives a stage the release's generator.
   *
   * @param embeddings some of the run's, scaled, (B, features)
   * @throws SettingsException when the release's has other widths, or no such stage
   */
  void give(
      StageName stage,
      StageGenerator generator,
      EmbeddingScale scale,
      Tensor embeddings,
      StageState state) {
    Weights weights = state.generator();
    read(stage, generator.networks()).forEach(weights::set);
    scaled(generator.networks().get(0), scale, weights);
    Noise noise =
        Noise.draw(Math.toIntExact(embeddings.size(0)), new SplittableRandom(0))
            .on(weights.device());
    for (Network network : generator.networks()) {
      unfold(network, network.layers(), generator, embeddings, noise, weights);
    }
    Weights average = state.average().weights();
    weights.names().forEach(name -> average.set(name, weights.values(name)));
  }

  /** How many embeddings are enough for pictures of that side. */
  static int enough(int size) {
    return PIXELS / size;
  }

  private Map<String, float[]> read(StageName stage, List<Network> networks) {
    try {
      Path file = release.component(stage.text(), folder).resolve(MODEL);
      return ExportedWeights.read(Files.readAllBytes(file), networks);
    } catch (ReleaseException | IllegalArgumentException e) {
      throw new SettingsException(
          "%s cannot start from %s: %s. Give the run the release's generator-width and residual-blocks, as its release.json tells them"
              .formatted(stage.text(), id(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  /** A release reads embeddings as they are, a run as they are scaled. */
  private static void scaled(Network conditioning, EmbeddingScale scale, Weights weights) {
    Linear first = (Linear) conditioning.layers().get(0);
    String weight = Weights.name(conditioning, first.name() + ".weight");
    String bias = Weights.name(conditioning, first.name() + ".bias");
    float[] unscaled = weights.values(weight);
    weights.set(bias, scale.unfoldedBias(unscaled, weights.values(bias)));
    weights.set(weight, scale.unfoldedWeight(unscaled));
  }

  private static void unfold(
      Network network,
      List<Layer> layers,
      StageGenerator generator,
      Tensor embeddings,
      Noise noise,
      Weights weights) {
    String before = null;
    for (Layer layer : layers) {
      if (layer instanceof Conv2d conv) {
        before = conv.name();
      } else if (layer instanceof Linear linear) {
        before = linear.name();
      } else if (layer instanceof Residual residual) {
        unfold(network, residual.body(), generator, embeddings, noise, weights);
      } else if (layer instanceof BatchNorm norm) {
        String weight = Weights.name(network, before + ".weight");
        String name = Weights.name(network, norm.name());
        double factor = spread(weights, weight);
        see(name, generator, embeddings, noise, weights);
        normalise(name, factor, weights);
      }
    }
  }

  /**
   * @return what the weight was multiplied with
   */
  private static double spread(Weights weights, String name) {
    float[] values = weights.values(name);
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    double factor = SPREAD / Math.sqrt(squares / values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) factor;
    }
    weights.set(name, values);
    return factor;
  }

  /** Has the normalisation follow one batch, from 0 and 1 on. */
  private static void see(
      String norm, StageGenerator generator, Tensor embeddings, Noise noise, Weights weights) {
    weights.set(norm + ".running_mean", new float[weights.values(norm + ".bias").length]);
    weights.set(norm + ".running_var", ones(weights.values(norm + ".bias").length));
    Tensors.scope(
        () ->
            Tensors.withoutGradients(
                () -> generator.generate(weights, embeddings, noise, Mode.TRAINING)));
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** γ = √(v + ε)/f and β = b + m/f, so that γ(f·y − m)/√(v + ε) + β = y + b. */
  private static void normalise(String norm, double factor, Weights weights) {
    float[] mean = weights.values(norm + ".running_mean");
    float[] variance = weights.values(norm + ".running_var");
    float[] scale = new float[mean.length];
    float[] bias = weights.values(norm + ".bias");
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= (float) BatchNorm.MOMENTUM;
      double seen = (variance[i] - (1 - BatchNorm.MOMENTUM)) / BatchNorm.MOMENTUM;
      variance[i] = (float) Math.max(0, seen);
      scale[i] = (float) (Math.sqrt(variance[i] + BatchNorm.EPSILON) / factor);
      bias[i] += (float) (mean[i] / factor);
    }
    weights.set(norm + ".running_mean", mean);
    weights.set(norm + ".running_var", variance);
    weights.set(norm + ".weight", scale);
    weights.set(norm + ".bias", bias);
  }
}
