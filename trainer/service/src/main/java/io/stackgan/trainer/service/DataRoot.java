// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder that data sets must lie in, so that a caller cannot have any other one read. */
@ApplicationScoped
class DataRoot {

  private final Path root;

  DataRoot(TrainerConfig config) {
    this.root = config.dataRoot();
  }

  /**
   * @param data absolute, or within the root
   * @throws RefusedException when there is no such folder, or it lies elsewhere, links followed
   */
  Path folder(String data) {
    try {
      Path allowed = root.toRealPath();
      Path folder = allowed.resolve(data).normalize();
      if (!folder.startsWith(allowed)) {
        throw outside(data, allowed);
      }
      if (!Files.isDirectory(folder)) {
        throw refused("There is no folder '%s' in %s.".formatted(data, allowed));
      }
      if (!folder.toRealPath().startsWith(allowed)) {
        throw outside(data, allowed);
      }
      return folder;
    } catch (InvalidPathException e) {
      throw refused("data is no path.");
    } catch (IOException e) {
      throw refused("The trainer's data root %s cannot be read.".formatted(root));
    }
  }

  private static RefusedException outside(String data, Path allowed) {
    return refused(
        "'%s' lies outside of the trainer's data root %s: move it there, or start the trainer with STACKGAN_TRAINER_DATA_ROOT."
            .formatted(data, allowed));
  }

  private static RefusedException refused(String message) {
    return new RefusedException(400, "data", "invalid_value", message);
  }
}
