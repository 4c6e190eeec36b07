// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.run;

import io.stackgan.trainer.training.data.RunEncoder;
import io.stackgan.trainer.training.engine.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run learns, and from what.
 *
 * @param preset the settings' origin
 * @param dataset the data set's name
 * @param fingerprint of the data set's content
 * @param encoder that it reads captions with
 * @param settings all of them, by key
 */
public record RunDescription(
    String preset,
    String dataset,
    String fingerprint,
    RunEncoder encoder,
    SortedMap<String, String> settings) {

  private static final String SETTING = "setting.";

  public void write(Path file) {
    SortedMap<String, String> lines = new TreeMap<>();
    lines.put("preset", preset);
    lines.put("dataset", dataset);
    lines.put("fingerprint", fingerprint);
    encoder.write(lines);
    settings.forEach((key, value) -> lines.put(SETTING + key, value));
    StringBuilder text = new StringBuilder();
    lines.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    try {
      Files.createDirectories(file.getParent());
      Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** What a release tells of, when it was changed on the way. */
  public SortedMap<String, String> settingsAndSources() {
    SortedMap<String, String> all = new TreeMap<>(settings);
    all.put("data", dataset + " " + fingerprint);
    all.put("encoder", encoder.name());
    return all;
  }

  public static RunDescription read(Path file) {
    Properties lines = new Properties();
    try (var text = Files.newBufferedReader(file)) {
      lines.load(text);
    } catch (IOException e) {
      throw new TrainingException("There is no run here: " + file + " cannot be read", e);
    }
    SortedMap<String, String> settings = new TreeMap<>();
    for (String key : lines.stringPropertyNames()) {
      if (key.startsWith(SETTING)) {
        settings.put(key.substring(SETTING.length()), lines.getProperty(key));
      }
    }
    return new RunDescription(
        lines.getProperty("preset"),
        lines.getProperty("dataset"),
        lines.getProperty("fingerprint"),
        RunEncoder.read(lines),
        settings);
  }
}
