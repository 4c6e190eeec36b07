// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.preparation.Encoders;
import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.SettingsException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which text encoder a run learns from. */
final class EncoderOptions {

  @Option(
      names = "--encoder",
      description = {
        "What reads the captions: all-minilm-l6-v2 (default); char-cnn-rnn, trained here first; a"
            + " folder with model.onnx and tokenizer.json, or that train-encoder made; or a file of"
            + " the captions' embeddings (*.safetensors, char-CNN-RNN-embeddings.pickle)"
      })
  private String encoder;

  @Option(
      names = "--encoder-model",
      description = "The encoder that made such a file of embeddings, for the release")
  private String model;

  @Option(
      names = "--other-encoder",
      description =
          "With --resume: --encoder may be another one than before, such as the same trained on; the"
              + " networks need a few epochs to get used to it")
  private boolean otherEncoder;

  @Option(names = "--no-release", description = "Train without making a release")
  private boolean noRelease;

  /**
   * @param earlier what the run was started with, when it goes on
   */
  String source(Optional<RunEncoder> earlier) {
    boolean same = encoder == null || encoder.equals(RunEncoder.TRAINED_HERE);
    Optional<String> recorded =
        earlier
            .filter(run -> encoder == null || run.kind().equals(RunEncoder.TRAINED_HERE))
            .map(RunEncoder::source);
    if (same && recorded.isPresent()) {
      return recorded.get();
    }
    return encoder == null ? Encoders.DEFAULT : place(encoder);
  }

  /**
   * The encoder that a release carries, where the source cannot serve.
   *
   * @throws SettingsException when there would be none, before anything is computed
   */
  Optional<String> model(String source, Optional<RunEncoder> earlier) {
    Optional<String> named =
        Optional.ofNullable(model)
            .map(EncoderOptions::place)
            .or(() -> earlier.map(RunEncoder::model).filter(place -> !place.isEmpty()));
    if (Encoders.isPrecomputed(source) && named.isEmpty() && !noRelease) {
      throw new SettingsException(
          "%s can embed no new caption, so that a release of this run could not serve: add --encoder-model FOLDER, the encoder that computed it, or --no-release"
              .formatted(source));
    }
    return named;
  }

  /**
   * @throws SettingsException when the run cannot go on with this encoder
   */
  void check(RunEncoder earlier, RunEncoder own) {
    if (otherEncoder) {
      earlier.requireSameFeatures(own);
    } else {
      earlier.requireSame(own);
    }
  }

  /** Whether the run ends with a release. */
  boolean release() {
    return !noRelease;
  }

  private static String place(String choice) {
    boolean named = choice.equals(Encoders.DEFAULT) || choice.equals(RunEncoder.TRAINED_HERE);
    return named ? choice : Path.of(choice).toAbsolutePath().normalize().toString();
  }
}
