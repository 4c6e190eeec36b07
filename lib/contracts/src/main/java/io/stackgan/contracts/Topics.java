// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.List;
import java.util.stream.Stream;

/** The platform's Kafka topics. */
public final class Topics {

  public static final String GENERATION_REQUESTS = "generation-requests";
  public static final String TEXT_EMBEDDINGS = "text-embeddings";
  public static final String STAGE1_IMAGES = "stage1-images";
  public static final String GENERATION_EVENTS = "generation-events";
  public static final String GENERATION_CANCELLATIONS = "generation-cancellations";
  public static final String MODEL_RELEASES = "model-releases";
  public static final String TRAINING_EVENTS = "training-events";

  private static final List<String> CONSUMED =
      List.of(
          GENERATION_REQUESTS,
          TEXT_EMBEDDINGS,
          STAGE1_IMAGES,
          GENERATION_EVENTS,
          GENERATION_CANCELLATIONS,
          MODEL_RELEASES);

  private Topics() {}

  /** Where records of that topic go that could not be handled. */
  public static String deadLettersOf(String topic) {
    return topic + "-dead-letters";
  }

  /** Every topic of the platform, dead letters of those that it consumes included. */
  public static List<String> all() {
    return Stream.concat(
            Stream.concat(CONSUMED.stream(), Stream.of(TRAINING_EVENTS)),
            CONSUMED.stream().map(Topics::deadLettersOf))
        .toList();
  }
}
