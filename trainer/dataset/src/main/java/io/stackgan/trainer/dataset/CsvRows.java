// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a file of comma-separated values (RFC 4180) whose first row names the columns. */
final class CsvRows {

  private final String text;
  private int at;
  private int line = 1;

  private CsvRows(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  static List<FieldRow> read(Path folder, String file, Faults faults) {
    CsvRows csv = new CsvRows(TextRow.content(folder.resolve(file)));
    List<String> header = csv.at < csv.text.length() ? csv.row() : List.of();
    List<FieldRow> rows = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      int first = csv.line;
      List<String> values = csv.row();
      if (values.equals(List.of(""))) {
        continue;
      }
      if (values.size() == header.size()) {
        rows.add(new FieldRow(first, fields(header, values)));
      } else {
        faults.add(
            file, first, "has %d values for %d columns".formatted(values.size(), header.size()));
      }
    }
    return rows;
  }

  private static Map<String, List<String>> fields(List<String> header, List<String> values) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      fields.put(header.get(i).strip(), List.of(values.get(i)));
    }
    return fields;
  }

  private List<String> row() {
    List<String> values = new ArrayList<>();
    do {
      values.add(value());
    } while (skip(','));
    skip('\r');
    if (skip('\n')) {
      line++;
    }
    return values;
  }

  private String value() {
    return skip('"') ? quoted() : bare();
  }

  private String bare() {
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '"') {
        value.append(next);
        line += next == '\n' ? 1 : 0;
      } else if (skip('"')) {
        value.append('"');
      } else {
        break;
      }
    }
    return value.append(bare()).toString();
  }

  private boolean skip(char expected) {
    boolean there = at < text.length() && text.charAt(at) == expected;
    at += there ? 1 : 0;
    return there;
  }
}
