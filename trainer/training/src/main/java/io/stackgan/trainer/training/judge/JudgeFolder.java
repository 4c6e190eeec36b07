// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.judge;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.onnxexport.HalfPrecision;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.training.engine.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where judges lie: models, and beside each a description by its name.
 *
 * @param dataset that they are taught
 */
record JudgeFolder(Path folder, ImageTextDataset dataset) {

  Path model(String name) {
    return folder.resolve(name + ".onnx");
  }

  /** Keeps the model in half precision. */
  void write(String name, byte[] onnx) throws IOException {
    Files.write(model(name), HalfPrecision.of(onnx));
  }

  /**
   * @throws SettingsException when nobody was taught it
   */
  byte[] read(String name) throws IOException {
    if (!Files.isRegularFile(model(name))) {
      throw new SettingsException(
          model(name) + " is missing: do not leave out the lesson that makes it");
    }
    return Files.readAllBytes(model(name));
  }

  void describe(String name, Map<String, Object> judge) throws IOException {
    Map<String, Object> description = new TreeMap<>(judge);
    description.put(
        "taught",
        new TreeMap<>(Map.of("dataset", dataset.name(), "fingerprint", dataset.fingerprint())));
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(folder.resolve(name + ".json").toFile(), description);
  }
}
