// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

/**
 * How a job's pictures depart from plain draws of its caption and seed.
 *
 * @param variation how much of Conditioning Augmentation's σ is used (Section 3.2): c = μ +
 *     variation·σ·ε, so 0 draws every picture from the caption's mean and 1 is the paper's
 * @param destination where a path through the latent space ends; null: there is no path
 */
public record Exploration(double variation, Destination destination) {

  public static final double MAX_VARIATION = 2;

  /** Plain draws. */
  public static final Exploration NONE = new Exploration(1, null);

  /**
   * The pictures of a job with a destination lie at equal steps on the way from its caption and
   * seed, which the first has, to these, which the last has.
   *
   * @param prompt null: the caption stays
   * @param seed null: the seed stays
   */
  public record Destination(String prompt, Long seed) {

    /**
     * @throws InvalidRequestException naming the first field at fault
     */
    public Destination {
      if (prompt != null) {
        Prompts.check("to.prompt", prompt);
      }
      check("to.seed", seed == null || seed >= 0, "is negative; use 0 to 9223372036854775807");
      check("to", prompt != null || seed != null, "names neither a prompt nor a seed to go to");
    }
  }

  /**
   * @throws InvalidRequestException when the variation is out of range
   */
  public Exploration {
    check(
        "variation",
        variation >= 0 && variation <= MAX_VARIATION,
        variation + " is out of range; use 0 to 2");
  }

  private static void check(String field, boolean holds, String message) {
    if (!holds) {
      throw new InvalidRequestException(field, message);
    }
  }
}
