// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import io.stackgan.trainer.dataset.pickle.NumpyArray;
import io.stackgan.trainer.dataset.pickle.Pickles;
import io.stackgan.trainer.dataset.pickle.RefusedPickleException;
import java.nio.file.Path;
import java.util.List;

/** A list that was pickled. */
record PickledList(String file, List<?> items) {

  /**
   * @throws UnusableDatasetException when the pickle is missing, broken or refused
   */
  static PickledList read(Path folder, String file) {
    try {
      return new PickledList(file, Pickles.list(folder.resolve(file)));
    } catch (RefusedPickleException e) {
      throw new UnusableDatasetException(folder.resolve(file) + " " + e.getMessage() + ".", e);
    }
  }

  int size() {
    return items.size();
  }

  String text(int row) {
    if (items.get(row) instanceof String text) {
      return text;
    }
    throw unexpected(row, "a text");
  }

  long number(int row) {
    if (items.get(row) instanceof Number number) {
      return number.longValue();
    }
    throw unexpected(row, "a number");
  }

  void requireRowsOf(PickledList other, Faults faults) {
    if (size() != other.size()) {
      faults.add(file, "has %d rows, but %s has %d".formatted(size(), other.file(), other.size()));
    }
  }

  /** Embeddings of all images have the same dimension, their last one. */
  void requireEqualShapes(Faults faults) {
    int dimension = -1;
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof NumpyArray array) || array.shape().size() != 2) {
        throw unexpected(i, "an array of captions by dimension");
      }
      int own = array.shape().get(1);
      dimension = dimension < 0 ? own : dimension;
      if (own != dimension) {
        faults.add(file, i + 1, "has dimension %d, those before have %d".formatted(own, dimension));
      }
    }
  }

  private UnusableDatasetException unexpected(int row, String expected) {
    return new UnusableDatasetException(
        "%s: row %d should be %s.".formatted(file, row + 1, expected));
  }
}
