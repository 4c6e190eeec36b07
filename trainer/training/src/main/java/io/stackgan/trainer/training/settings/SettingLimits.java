// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.settings;

import io.stackgan.trainer.training.engine.SettingsException;
import java.util.Map;

/** Which numbers make sense. */
final class SettingLimits {

  private static final Limit ANY_TIME = new Limit(0, Double.MAX_VALUE, "0 or more");
  private static final Limit ONE_OR_MORE = new Limit(1, Double.MAX_VALUE, "1 or more");
  private static final Limit ABOVE_ZERO = new Limit(Double.MIN_VALUE, Double.MAX_VALUE, "above 0");

  private static final Map<String, Limit> LIMITS =
      Map.ofEntries(
          Map.entry("threads", ANY_TIME),
          Map.entry("checkpoint-minutes", ANY_TIME),
          Map.entry("grid-epochs", ONE_OR_MORE),
          Map.entry("grid-steps", ANY_TIME),
          Map.entry("generator-width", new Limit(4, Double.MAX_VALUE, "4 or more")),
          Map.entry("discriminator-width", ONE_OR_MORE),
          Map.entry("residual-blocks", ANY_TIME),
          Map.entry("width", new Limit(4, Double.MAX_VALUE, "4 or more")),
          Map.entry("picture-width", ONE_OR_MORE),
          Map.entry("dimension", ONE_OR_MORE),
          Map.entry("rate", ABOVE_ZERO),
          Map.entry("batch", new Limit(2, Double.MAX_VALUE, "2 or more, for batch normalisation")),
          Map.entry("epochs", ANY_TIME),
          Map.entry("minutes", ANY_TIME),
          Map.entry("head-start", ANY_TIME),
          Map.entry("generator-rate", ABOVE_ZERO),
          Map.entry("discriminator-rate", ABOVE_ZERO),
          Map.entry("halving-epochs", ANY_TIME),
          Map.entry("kl-weight", ANY_TIME),
          Map.entry("sketch-weight", ANY_TIME),
          Map.entry("matching-weight", ANY_TIME),
          Map.entry("captions", ONE_OR_MORE),
          Map.entry("mismatch-candidates", ONE_OR_MORE),
          Map.entry("real-label", new Limit(Double.MIN_VALUE, 1, "above 0, and at most 1")),
          Map.entry("gradient-penalty", ANY_TIME),
          Map.entry("gradient-penalty-interval", ONE_OR_MORE),
          Map.entry("fade-epochs", ANY_TIME),
          Map.entry("temperature", new Limit(0, 2, "from 0 to 2")),
          Map.entry("average-decay", new Limit(0, Math.nextDown(1.0), "from 0 up to below 1")));

  private SettingLimits() {}

  /**
   * @param settings by key; what is no number is left to be refused elsewhere
   * @throws SettingsException naming the first key whose number makes no sense
   */
  static void check(Map<String, String> settings) {
    settings.forEach(
        (key, value) -> {
          Limit limit = LIMITS.get(key.substring(key.indexOf('.') + 1));
          if (limit != null && !limit.allows(value)) {
            throw new SettingsException(
                "The setting %s is %s, but it must be %s".formatted(key, value, limit.words()));
          }
        });
  }

  private record Limit(double least, double most, String words) {
    boolean allows(String text) {
      try {
        double number = Double.parseDouble(text);
        return number >= least && number <= most;
      } catch (NumberFormatException e) {
        return true;
      }
    }
  }
}
