// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** Follows a job's events to its end. */
record JobWatch(GatewayCalls calls, String path) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  /** The job as it ended. */
  JsonNode follow(JobLines lines, boolean json) throws IOException {
    int pictures = JSON.readTree(calls.get(path)).path("n").asInt();
    ProgressBar progress = ProgressBar.of(pictures);
    int completed = 0;
    try (Stream<String> events = calls.lines(path + "/events")) {
      for (Iterator<String> all = events.iterator(); all.hasNext(); ) {
        String line = all.next();
        if (!line.startsWith(DATA)) {
          continue;
        }
        JsonNode event = JSON.readTree(line.substring(DATA.length()));
        lines.event(event, json);
        completed += event.path("event").asText().equals("completed") ? 1 : 0;
        progress.show(completed);
        if (event.has("result")) {
          return event.path("result");
        }
      }
    }
    throw new PlatformException("The gateway ended before the job did: watch it again");
  }
}
