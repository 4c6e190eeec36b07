// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The folder that whatever a run reads must lie in, so that a caller cannot have other files read.
 */
@ApplicationScoped
class DataRoot {

  private static final Set<String> ENCODERS = Set.of("all-minilm-l6-v2", "char-cnn-rnn");

  private final Path root;

  DataRoot(TrainerConfig config) {
    this.root = config.dataRoot();
  }

  /**
   * @param data absolute, or within the root
   * @throws RefusedException when there is no such folder, or it lies elsewhere, links followed
   */
  Path folder(String data) {
    return folder("data", data);
  }

  /**
   * @param encoder a known name, or a folder or file: absolute, or within the root
   * @return the argument of {@code --encoder}
   * @throws RefusedException when there is no such encoder, or it lies elsewhere, links followed
   */
  String encoder(String encoder) {
    return ENCODERS.contains(encoder) ? encoder : place("encoder", encoder).toString();
  }

  /**
   * @param model a known name, or a folder: absolute, or within the root
   * @return the argument of {@code --encoder-model}
   * @throws RefusedException when there is no such encoder, or it lies elsewhere, links followed
   */
  String encoderModel(String model) {
    return ENCODERS.contains(model) ? model : folder("encoder_model", model).toString();
  }

  private Path folder(String field, String name) {
    Path place = place(field, name);
    if (!Files.isDirectory(place)) {
      throw refused(field, "'%s' is no folder.".formatted(name));
    }
    return place;
  }

  private Path place(String field, String name) {
    try {
      Path allowed = root.toRealPath();
      Path place = allowed.resolve(name).normalize();
      if (!place.startsWith(allowed)) {
        throw outside(field, name, allowed);
      }
      if (!Files.exists(place)) {
        throw refused(field, "There is no '%s' in %s.".formatted(name, allowed));
      }
      if (!place.toRealPath().startsWith(allowed)) {
        throw outside(field, name, allowed);
      }
      return place;
    } catch (InvalidPathException e) {
      throw refused(field, field + " is no path.");
    } catch (IOException e) {
      throw refused(field, "The trainer's data root %s cannot be read.".formatted(root));
    }
  }

  private static RefusedException outside(String field, String name, Path allowed) {
    return refused(
        field,
        "'%s' lies outside of the trainer's data root %s: move it there, or start the trainer with STACKGAN_TRAINER_DATA_ROOT."
            .formatted(name, allowed));
  }

  private static RefusedException refused(String field, String message) {
    return new RefusedException(400, field, "invalid_value", message);
  }
}
