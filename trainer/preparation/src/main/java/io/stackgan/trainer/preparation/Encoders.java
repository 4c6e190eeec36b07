// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.ImageTextDataset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a text encoder by what the user calls it. */
public final class Encoders {

  /** all-MiniLM-L6-v2, which comes with the trainer. */
  public static final String DEFAULT = "all-minilm-l6-v2";

  private static final String UNPACKED = "encoder";

  private Encoders() {}

  /** Whether it is a file of embeddings, which embeds no other caption. */
  public static boolean isPrecomputed(String choice) {
    return Files.isRegularFile(Path.of(choice));
  }

  /**
   * @param choice {@value #DEFAULT}, an encoder's folder, or a file of the captions' embeddings
   * @param caches where the default encoder is unpacked
   * @throws PreparationException when it is none of these
   */
  public static TextEncoder open(String choice, ImageTextDataset dataset, Path caches) {
    return isPrecomputed(choice)
        ? PrecomputedEmbeddings.read(Path.of(choice), dataset)
        : servable(choice, caches);
  }

  /**
   * @param choice {@value #DEFAULT} or an encoder's folder
   * @throws PreparationException when it is neither
   */
  public static ServableEncoder servable(String choice, Path caches) {
    if (choice.equals(DEFAULT)) {
      return new MiniLmEncoder(caches.resolve(UNPACKED));
    }
    if (Files.isDirectory(Path.of(choice))) {
      return new FolderEncoder(Path.of(choice));
    }
    throw new PreparationException(
        "There is no text encoder '%s': name %s, a folder with model.onnx and tokenizer.json, or a file of embeddings"
            .formatted(choice, DEFAULT));
  }
}
