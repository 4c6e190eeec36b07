// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Jobs as people read them, or as programs do. */
record JobLines(PrintWriter out) {

  /** A line. */
  void summary(JsonNode job, boolean json) {
    if (json) {
      out.println(job);
      return;
    }
    out.printf(
        "%s  %-9s  %s  %2d × %-7s  %s%n",
        job.path("id").asText(),
        job.path("state").asText(),
        job.path("created_at").asText().replaceAll("\\.\\d+", ""),
        job.path("n").asInt(),
        job.path("size").asText("?"),
        job.path("prompt").asText("(unknown)"));
  }

  /** Every fact, a line each. */
  void whole(JsonNode job, boolean json) {
    if (json) {
      out.println(job);
      return;
    }
    job.properties()
        .forEach(
            fact -> {
              if (fact.getValue().isValueNode()) {
                fact(fact.getKey(), fact.getValue().asText());
              }
            });
    job.path("timings").properties().forEach(time -> fact(time.getKey(), time.getValue().asText()));
    job.path("images")
        .forEach(
            image ->
                fact(
                    image.path("index").asText() + " " + image.path("size").asText(),
                    image.path("url").asText()));
    if (job.has("error")) {
      fact("error", job.at("/error/code").asText() + ": " + job.at("/error/message").asText());
    }
  }

  void event(JsonNode event, boolean json) {
    if (json) {
      out.println(event);
      return;
    }
    JsonNode image = event.path("image");
    out.println(
        event.path("event").asText()
            + (image.isObject()
                ? " " + image.path("index").asText() + "  " + image.path("url").asText()
                : event.has("result") ? ": " + event.at("/result/state").asText() : ""));
    out.flush();
  }

  private void fact(String name, String value) {
    out.printf("%-14s %s%n", name, value);
  }
}
