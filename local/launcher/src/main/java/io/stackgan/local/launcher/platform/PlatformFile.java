// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code platform.json}: read by every command, written by one process at a time, never half. */
public final class PlatformFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .build();

  private final Path file;

  PlatformFile(Path file) {
    this.file = file;
  }

  /** The platform that was started in this folder and not taken down; it may have died since. */
  public Optional<PlatformState> read() {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), PlatformState.class));
    } catch (NoSuchFileException neverStarted) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new PlatformException(
          file + " is damaged: end the platform's processes by hand and delete the file", e);
    } catch (IOException e) {
      throw new PlatformException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  void write(PlatformState state) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, JSON.writeValueAsBytes(state));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }
}
