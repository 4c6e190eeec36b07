// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What a command has done: in words for people, or as an object for programs. */
final class Told {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json", description = "Print JSON, an object a line")
  boolean json;

  void print(CommandSpec spec, Map<String, ?> object, String... words) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(text(new TreeMap<>(object)));
    } else {
      List.of(words).forEach(out::println);
    }
  }

  private static String text(Map<String, ?> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("text and truth can be written", impossible);
    }
  }
}
