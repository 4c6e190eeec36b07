// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Files on the class path for readers that need a folder. */
public final class Resources {

  private Resources() {}

  /**
   * @param names of the files, by the resources that they are copies of, relative to the class
   * @param reader is given a folder that lives no longer than the call
   */
  public static <T> T withFolder(
      Class<?> beside, Map<String, String> names, Function<Path, T> reader) {
    try {
      Path folder = Files.createTempDirectory("stackgan-");
      try {
        for (Map.Entry<String, String> name : names.entrySet()) {
          copy(beside, name.getKey(), folder.resolve(name.getValue()));
        }
        return reader.apply(folder);
      } finally {
        for (String name : names.values()) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + names.keySet(), e);
    }
  }

  private static void copy(Class<?> beside, String name, Path file) throws IOException {
    try (InputStream resource = beside.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("The class path lacks " + name + ": build the module anew");
      }
      Files.copy(resource, file);
    }
  }
}
