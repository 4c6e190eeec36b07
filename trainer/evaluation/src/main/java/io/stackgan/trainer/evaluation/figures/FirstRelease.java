// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What the first release that was ever shipped scored, as {@code evaluate --json} wrote it: later
 * ones shall be four times as near to real pictures.
 */
final class FirstRelease {

  private static final String SCORES = "first-release.json";
  private static final double SHARE = 0.25;

  private FirstRelease() {}

  /**
   * What the Fréchet distance at 64×64 shall be; none for other data or another protocol, since
   * distances compare under the same alone.
   */
  static Optional<Target> distance(String fingerprint, Protocol protocol) {
    JsonNode scores = read();
    JsonNode setting = scores.get("setting");
    if (!setting.get("fingerprint").asText().equals(fingerprint)
        || setting.get("samples").asInt() != protocol.samples()
        || setting.get("seed").asLong() != protocol.seed()) {
      return Optional.empty();
    }
    for (JsonNode row : scores.at("/releases/0/rows")) {
      if (row.get("name").asText().equals(FrechetFigures.SKETCHES)) {
        return Optional.of(Target.atMost(SHARE * row.get("value").asDouble()));
      }
    }
    throw new IllegalStateException(SCORES + " has no row " + FrechetFigures.SKETCHES);
  }

  private static JsonNode read() {
    try (InputStream scores = FirstRelease.class.getResourceAsStream(SCORES)) {
      return JsonMapper.builder().build().readTree(scores);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + SCORES, e);
    }
  }
}
