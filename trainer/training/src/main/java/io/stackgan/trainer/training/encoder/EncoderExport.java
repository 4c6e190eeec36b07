// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.encoder;

import io.stackgan.networks.CharCnnRnn;
import io.stackgan.onnxexport.NetworkExport;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.EncoderFile;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.trainer.preparation.FolderEncoder;
import io.stackgan.trainer.preparation.ServableEncoder;
import io.stackgan.trainer.training.engine.Forward.Mode;
import io.stackgan.trainer.training.engine.Tensors;
import io.stackgan.trainer.training.engine.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes a trained char-CNN-RNN as a folder that serves, once it is proven equal. */
final class EncoderExport {

  static final String MODEL = "model.onnx";

  private static final String KIND = "char-cnn-rnn";
  private static final float TOLERANCE = 1e-4f;

  private EncoderExport() {}

  /**
   * @param proof captions that both forms must embed alike
   * @return the encoder's files
   * @throws TrainingException when they do not; nothing is written then
   */
  static List<Path> write(
      EncoderState state, CharCnnRnn networks, int dimension, List<String> proof, Path folder) {
    Path draft = folder.resolve("unproven");
    byte[] onnx =
        NetworkExport.ofTexts(
            networks.text(), CharCnnRnn.LENGTH, dimension, state.weights()::values);
    try {
      Files.createDirectories(draft);
      Files.write(draft.resolve(MODEL), onnx);
      new EncoderFile(KIND, dimension).write(draft);
      prove(state, draft, proof);
      for (String file : List.of(EncoderFile.NAME, MODEL)) {
        Files.move(draft.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.delete(draft);
      return List.of(folder.resolve(EncoderFile.NAME), folder.resolve(MODEL));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the encoder to " + folder, e);
    }
  }

  /**
   * Puts the files of another encoder there.
   *
   * @return its files, where they are now
   */
  static List<Path> copy(Path encoder, Path folder) {
    try (FolderEncoder texts = new FolderEncoder(encoder)) {
      List<Path> copies = new ArrayList<>();
      for (ServableEncoder.File file : texts.files()) {
        Path copy = folder.resolve(file.name());
        Files.copy(encoder.resolve(file.name()), copy, StandardCopyOption.REPLACE_EXISTING);
        copies.add(copy);
      }
      return copies;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy the encoder from " + encoder, e);
    }
  }

  private static void prove(EncoderState state, Path draft, List<String> proof) {
    float[] expected = embeddings(state, proof);
    try (CaptionEncoder encoder = CaptionEncoder.load(draft, InferenceConfig.cpu(1))) {
      float[][] rows = encoder.encode(proof);
      float largest = 0;
      for (int i = 0; i < expected.length; i++) {
        float value = rows[i / rows[0].length][i % rows[0].length];
        largest = Math.max(largest, Math.abs(value - expected[i]));
      }
      if (!(largest <= TOLERANCE)) {
        throw new TrainingException(
            "The exported encoder differs from the trained one by %g; it is left in %s"
                .formatted(largest, draft));
      }
    }
  }

  private static float[] embeddings(EncoderState state, List<String> texts) {
    return Tensors.scope(
        () -> Tensors.withoutGradients(() -> Tensors.values(state.texts(texts, Mode.INFERENCE))));
  }
}
