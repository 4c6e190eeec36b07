// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.modelstore.ReleaseFile;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.EncoderFile;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.ModelLoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A text encoder from a folder: an ONNX sentence encoder with its tokenizer.json, or a char-CNN-RNN
 * that was trained here.
 */
public final class FolderEncoder extends LoadedEncoder {

  private static final String MODEL = "model.onnx";
  private static final List<String> FILES = List.of(MODEL, "tokenizer.json", EncoderFile.NAME);
  private static final List<String> OUTSIDE = List.of("model.onnx_data", "model.onnx.data");

  private final String name;

  /**
   * @throws PreparationException when the folder holds no encoder of a known kind, saying what it
   *     holds instead
   */
  public FolderEncoder(Path folder) {
    super(folder, load(folder));
    this.name = label() + "-" + digest();
  }

  private static CaptionEncoder load(Path folder) {
    requireWhole(folder);
    try {
      return CaptionEncoder.load(folder, InferenceConfig.cpu(1));
    } catch (ModelLoadException e) {
      throw new PreparationException(
          "%s is no text encoder: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void requireWhole(Path folder) {
    if (!Files.isRegularFile(folder.resolve(MODEL))) {
      throw new PreparationException(
          "%s holds no %s: name a folder with %s and tokenizer.json"
              .formatted(folder, MODEL, MODEL));
    }
    for (String weights : OUTSIDE) {
      if (Files.exists(folder.resolve(weights))) {
        throw new PreparationException(
            "%s keeps its weights in %s: save it as one file, which is what a release carries"
                .formatted(folder.resolve(MODEL), weights));
      }
    }
  }

  /** A char-CNN-RNN's folder is called after its run's part, which says nothing. */
  private String label() {
    boolean own = Files.exists(folder().resolve(EncoderFile.NAME));
    String label = own ? kind() : folder().toAbsolutePath().normalize().getFileName().toString();
    return label.replaceAll("[^A-Za-z0-9._-]", "-");
  }

  private String digest() {
    StringBuilder content = new StringBuilder();
    try {
      for (File file : files()) {
        content.append(ReleaseFile.of(folder(), file.name()).sha256());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder(), e);
    }
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "").substring(0, 12);
  }

  @Override
  public List<File> files() {
    return FILES.stream()
        .filter(file -> Files.exists(folder().resolve(file)))
        .map(file -> new File(file, null))
        .toList();
  }

  @Override
  public String name() {
    return name;
  }
}
