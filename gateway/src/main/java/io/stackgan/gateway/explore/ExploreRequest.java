// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.explore;

import io.stackgan.contracts.GenerationRequest;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.formats.Layout;
import io.stackgan.gateway.images.ImageRequest;
import io.stackgan.gateway.images.ImageRequestReader;
import io.stackgan.gateway.images.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Several pictures that are to become one file.
 *
 * @param jobs a way is one job, a series over seeds one job a seed
 */
record ExploreRequest(List<ImageRequest> jobs, Layout layout) {

  private static final String LAYOUT = "layout";

  /**
   * @throws ApiException naming the first field at fault
   */
  static ExploreRequest read(byte[] body) {
    JsonFields fields = ImageRequestReader.fields(body);
    Optional<Layout> layout = fields.choice(LAYOUT, Layout.NAMES).map(Layout::parse);
    ImageRequest asked = ImageRequestReader.read(fields.without(LAYOUT));
    if (asked.stream() || asked.links()) {
      throw ApiException.invalid(
          asked.stream() ? "stream" : "response_format",
          "invalid_value",
          "The answer is one file: leave 'stream' and 'response_format' out.");
    }
    return asked.exploration().destination() == null
        ? new ExploreRequest(overSeeds(asked), layout.orElse(Layout.GRID))
        : new ExploreRequest(List.of(asked), layout.orElse(Layout.STRIP));
  }

  private static List<ImageRequest> overSeeds(ImageRequest asked) {
    long first =
        asked.seed().orElseGet(() -> GenerationRequest.seedOf(UUID.randomUUID().toString()));
    if (first > Long.MAX_VALUE - asked.n()) {
      throw ApiException.invalid(
          "seed", "invalid_value", "There are no %d seeds from there on.".formatted(asked.n()));
    }
    return LongStream.range(first, first + asked.n()).mapToObj(asked::aloneWith).toList();
  }
}
