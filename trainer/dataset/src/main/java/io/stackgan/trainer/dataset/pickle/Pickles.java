// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the pickles of the StackGAN layout, whichever Python wrote them. */
public final class Pickles {

  private Pickles() {}

  /**
   * The list in a pickle. Its items are texts, integers or {@link NumpyArray}s.
   *
   * @throws RefusedPickleException when the file is missing, cut off or broken, holds something
   *     else than a list, or would construct anything that is none of these
   */
  public static List<?> list(Path file) {
    Object value;
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      value = new StrictUnpickler().load(input);
    } catch (RefusedPickleException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // An unpickler answers wrong instructions with unchecked exceptions of many kinds.
      throw new RefusedPickleException("cannot be read: " + e.getMessage(), e);
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new RefusedPickleException("does not hold a list");
  }
}
