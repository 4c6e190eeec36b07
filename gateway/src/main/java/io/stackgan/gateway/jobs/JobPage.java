// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some jobs of a list, the newest first. */
@JsonNaming(SnakeCaseStrategy.class)
record JobPage(
    @Schema(examples = "list") String object,
    List<JobAnswer> data,
    boolean hasMore,
    @Schema(
            description = "What before must be for the next page; null on the last one",
            nullable = true)
        String next) {

  /**
   * @param found one more than the page holds where there are more
   */
  static JobPage of(List<JobAnswer> found, int limit) {
    boolean more = found.size() > limit;
    List<JobAnswer> data = more ? found.subList(0, limit) : found;
    return new JobPage("list", data, more, more ? data.get(limit - 1).id() : null);
  }
}
