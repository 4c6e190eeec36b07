// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Sample;
import io.stackgan.trainer.dataset.pickle.NumpyArray;
import io.stackgan.trainer.dataset.pickle.Pickles;
import io.stackgan.trainer.dataset.pickle.RefusedPickleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Embeddings of the pickles layout: {@code train/} and {@code test/} hold a list of matrices
 * (captions, features) each, in the order of the {@code filenames.pickle} beside it.
 *
 * @param file of either side; the other side's is read too
 */
record PickledTable(Path file) implements EmbeddingTable {

  private static final List<String> SIDES = List.of("train", "test");

  @Override
  public Map<String, float[]> byCaption(ImageTextDataset dataset) {
    Map<String, float[][]> byImage = new HashMap<>();
    Path folder = file.toAbsolutePath().getParent().getParent();
    for (String side : SIDES) {
      Path own = folder.resolve(side).resolve(file.getFileName());
      if (!Files.exists(own)) {
        throw new PreparationException(
            own + " is missing: the pickles layout has one in train/ and one in test/");
      }
      read(own, byImage);
    }
    Map<String, float[]> byCaption = new HashMap<>();
    for (Sample sample : dataset.samples()) {
      add(sample, byImage.get(sample.id()), byCaption);
    }
    return byCaption;
  }

  private static void read(Path embeddings, Map<String, float[][]> byImage) {
    List<?> names = list(embeddings.resolveSibling("filenames.pickle"));
    List<?> arrays = list(embeddings);
    if (names.size() != arrays.size()) {
      throw new PreparationException(
          "%s has %d rows, but filenames.pickle beside it has %d"
              .formatted(embeddings, arrays.size(), names.size()));
    }
    for (int i = 0; i < names.size(); i++) {
      if (!(arrays.get(i) instanceof NumpyArray array)) {
        throw new PreparationException("%s: row %d is no array".formatted(embeddings, i + 1));
      }
      try {
        byImage.put(names.get(i).toString(), array.rows());
      } catch (RefusedPickleException e) {
        throw new PreparationException(
            "%s, row %d: %s".formatted(embeddings, i + 1, e.getMessage()), e);
      }
    }
  }

  private static List<?> list(Path pickle) {
    try {
      return Pickles.list(pickle);
    } catch (RefusedPickleException e) {
      throw new PreparationException(pickle + " " + e.getMessage(), e);
    }
  }

  private void add(Sample sample, float[][] rows, Map<String, float[]> byCaption) {
    int captions = sample.captions().size();
    if (rows == null || rows.length != captions) {
      throw new PreparationException(
          "%s has %d embeddings of %s, which has %d captions"
              .formatted(file, rows == null ? 0 : rows.length, sample.id(), captions));
    }
    for (int i = 0; i < captions; i++) {
      byCaption.putIfAbsent(sample.captions().get(i), rows[i]);
    }
  }
}
