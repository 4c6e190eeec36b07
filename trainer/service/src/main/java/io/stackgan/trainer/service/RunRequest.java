// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to train. */
@Schema(
    examples =
        "{\"name\": \"birds-1\", \"data\": \"birds\", \"preset\": \"tiny\","
            + " \"settings\": {\"stage1.minutes\": \"30\"}}")
record RunRequest(
    @Schema(required = true, description = "Also the name of the run's folder") String name,
    @Schema(required = true, description = "The data set's folder, within the trainer's data root")
        String data,
    @Schema(description = "compact when absent") String preset,
    @Schema(
            description =
                "As --encoder of ./stackgan train: all-minilm-l6-v2 (when absent), char-cnn-rnn, or"
                    + " an encoder's folder or a file of embeddings within the trainer's data root")
        String encoder,
    @JsonProperty("encoder_model")
        @Schema(
            description =
                "As --encoder-model of ./stackgan train: a folder within the trainer's data root")
        String encoderModel,
    @Schema(description = "As --set key=value of ./stackgan train") Map<String, String> settings) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final String DEFAULT_PRESET = "compact";

  RunRequest {
    preset = preset == null ? DEFAULT_PRESET : preset;
    settings = settings == null ? Map.of() : Map.copyOf(settings);
  }

  /**
   * Checks what needs no other program.
   *
   * @throws RefusedException naming the first field at fault
   */
  void check() {
    require(
        name != null && NAME.matcher(name).matches(),
        "name",
        "must be 1 to 64 letters, digits, '.', '_' or '-' and begin with a letter or digit");
    require(!name.equals("cache"), "name", "cannot be 'cache': that folder has another use");
    require(data != null && !data.isBlank(), "data", "is missing: name the data set's folder");
    require(WORD.matcher(preset).matches(), "preset", "is no preset's name");
    require(
        settings.keySet().stream().allMatch(key -> WORD.matcher(key).matches()),
        "settings",
        "has a key that is none; such as stage1.minutes");
  }

  RunRequest with(Map<String, String> changes) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.putAll(changes);
    return new RunRequest(name, data, preset, encoder, encoderModel, changed);
  }

  private static void require(boolean holds, String field, String message) {
    if (!holds) {
      throw new RefusedException(400, field, "invalid_value", field + " " + message + ".");
    }
  }
}
