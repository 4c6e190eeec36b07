// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Which settings a run was resumed with that it had not been started with. */
public final class SettingChanges {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;

  public SettingChanges(Path file) {
    this.file = file;
  }

  public List<SettingChange> all() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return MAPPER.readValue(file.toFile(), new TypeReference<List<SettingChange>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * @param steps that Stage-I and Stage-II have done
   */
  public void add(
      SortedMap<String, String> before, SortedMap<String, String> after, long... steps) {
    List<SettingChange> changes = new ArrayList<>(all());
    after.forEach(
        (key, value) -> {
          String old = before.getOrDefault(key, "");
          if (!old.equals(value)) {
            changes.add(new SettingChange(steps[0], steps[1], key, old, value));
          }
        });
    if (changes.isEmpty()) {
      return;
    }
    try {
      Files.write(file, MAPPER.writeValueAsBytes(changes));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
