// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to train. */
@Schema(
    examples =
        "{\"name\": \"birds-1\", \"data\": \"/data/birds\", \"preset\": \"tiny\","
            + " \"settings\": {\"stage1.minutes\": \"30\"}}")
record RunRequest(
    @Schema(required = true, description = "Also the name of the run's folder") String name,
    @Schema(required = true, description = "The data set's folder on the trainer's machine")
        String data,
    @Schema(description = "The training command's default when absent") String preset,
    @Schema(
            description =
                "As --encoder of ./stackgan train: all-minilm-l6-v2, char-cnn-rnn, or a folder or"
                    + " file on the trainer's machine; the training command's default when absent")
        String encoder,
    @JsonProperty("encoder_model") @Schema(description = "As --encoder-model of ./stackgan train")
        String encoderModel,
    @Schema(description = "As --set key=value of ./stackgan train") Map<String, String> settings,
    @Schema(description = "Go on with the run of this name") boolean resume) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  RunRequest {
    settings = settings == null ? Map.of() : Map.copyOf(settings);
  }

  /**
   * @throws RefusedException naming the first field at fault
   */
  void check() {
    require(
        name != null && NAME.matcher(name).matches(),
        "name",
        "must be 1 to 64 letters, digits, '.', '_' or '-' and begin with a letter or digit");
    require(!name.equals("cache"), "name", "cannot be 'cache': that folder has another use");
    require(data != null && !data.isBlank(), "data", "is missing: name the data set's folder");
    require(isFolder(data), "data", "is not a folder on the trainer's machine");
    require(preset == null || WORD.matcher(preset).matches(), "preset", "is no preset's name");
    require(encoder == null || names(encoder), "encoder", "is neither a name nor a path here");
    require(
        encoderModel == null || isFolder(encoderModel) || WORD.matcher(encoderModel).matches(),
        "encoder_model",
        "is not a folder on the trainer's machine");
    require(
        settings.keySet().stream().allMatch(key -> WORD.matcher(key).matches()),
        "settings",
        "has a key that is none; such as stage1.minutes");
  }

  Path dataFolder() {
    return Path.of(data).toAbsolutePath().normalize();
  }

  private static boolean names(String encoder) {
    return WORD.matcher(encoder).matches()
        || encoder.startsWith("/") && encoder.indexOf('\0') < 0 && Files.exists(Path.of(encoder));
  }

  private static boolean isFolder(String path) {
    return path.indexOf('\0') < 0 && Files.isDirectory(Path.of(path));
  }

  private static void require(boolean holds, String field, String message) {
    if (!holds) {
      throw new RefusedException(400, field, "invalid_value", field + " " + message + ".");
    }
  }
}
