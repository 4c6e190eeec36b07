// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a file with a JSON object a line. */
final class JsonRows {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonRows() {}

  static List<FieldRow> read(Path folder, String file, Faults faults) {
    List<FieldRow> rows = new ArrayList<>();
    for (TextRow row : TextRow.read(folder, file)) {
      try {
        JsonNode node = JSON.readTree(row.text());
        if (node.isObject()) {
          rows.add(new FieldRow(row.line(), fields(node)));
        } else {
          faults.add(file, row.line(), "is not a JSON object");
        }
      } catch (JsonProcessingException e) {
        faults.add(file, row.line(), "is not JSON: " + e.getOriginalMessage());
      }
    }
    return rows;
  }

  private static Map<String, List<String>> fields(JsonNode object) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            field -> {
              List<String> values = new ArrayList<>();
              if (field.getValue().isArray()) {
                field.getValue().forEach(item -> values.add(item.asText()));
              } else if (!field.getValue().isNull()) {
                values.add(field.getValue().asText());
              }
              fields.put(field.getKey(), values);
            });
    return fields;
  }
}
