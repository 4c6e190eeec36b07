// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/** Files on the class path for readers that need a path. */
public final class Resources {

  private Resources() {}

  /**
   * @param name relative to the class
   * @param reader is given a copy that lives no longer than the call
   */
  public static <T> T withFile(Class<?> beside, String name, Function<Path, T> reader) {
    try (InputStream resource = beside.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("The class path lacks " + name + ": build the module anew");
      }
      Path copy = Files.createTempFile("stackgan-", "-" + name);
      try {
        Files.copy(resource, copy, StandardCopyOption.REPLACE_EXISTING);
        return reader.apply(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + name + " to a temporary file", e);
    }
  }
}
