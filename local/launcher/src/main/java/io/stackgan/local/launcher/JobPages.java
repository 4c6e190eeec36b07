// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A list of jobs, a page after the other.
 *
 * @param filter what follows the page in the query
 */
record JobPages(GatewayCalls calls, String filter) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 100;

  void forEach(int most, Consumer<JsonNode> reader) throws IOException {
    String before = "";
    int left = most;
    while (left > 0) {
      int limit = Math.min(left, LONGEST);
      JsonNode page = JSON.readTree(calls.get("/v1/jobs?limit=" + limit + before + filter));
      page.path("data").forEach(reader);
      left -= limit;
      if (!page.path("has_more").asBoolean()) {
        return;
      }
      before = "&before=" + page.path("next").asText();
    }
  }
}
