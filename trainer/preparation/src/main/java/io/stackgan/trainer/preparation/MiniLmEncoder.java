// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** all-MiniLM-L6-v2, from its artifact on the class path. */
public final class MiniLmEncoder implements TextEncoder, AutoCloseable {

  public static final String MODEL_RESOURCE = "/all-minilm-l6-v2.onnx";
  public static final String TOKENIZER_RESOURCE = "/all-minilm-l6-v2-tokenizer.json";

  private final SentenceEncoder encoder;

  /**
   * @param folder where the model and its tokenizer are unpacked, once
   */
  public MiniLmEncoder(Path folder) {
    unpack(MODEL_RESOURCE, folder.resolve("model.onnx"));
    unpack(TOKENIZER_RESOURCE, folder.resolve("tokenizer.json"));
    encoder = SentenceEncoder.load(folder, InferenceConfig.cpu(1));
  }

  private static void unpack(String resource, Path file) {
    if (Files.exists(file)) {
      return;
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try (InputStream content = MiniLmEncoder.class.getResourceAsStream(resource)) {
      Files.createDirectories(file.getParent());
      Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the text encoder to " + file, e);
    }
  }

  @Override
  public float[][] encode(List<String> texts) {
    return encoder.encode(texts);
  }

  @Override
  public int dimension() {
    return encoder.dimension();
  }

  @Override
  public String name() {
    return "all-minilm-l6-v2";
  }

  @Override
  public void close() {
    encoder.close();
  }
}
