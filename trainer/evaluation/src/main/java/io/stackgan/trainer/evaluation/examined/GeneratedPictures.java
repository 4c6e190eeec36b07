// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The judges' verdicts on what a release draws, a picture for each prompt.
 *
 * @param sketches Stage-I's pictures, 64×64
 * @param large what is judged at 256×256; empty when Stage-I alone is
 */
public record GeneratedPictures(List<Verdict> sketches, Optional<Large> large) {

  /**
   * @param pictures Stage-II's pictures of the sketches, 256×256
   * @param enlarged features of Stage-I's pictures after bicubic enlargement to 256×256
   */
  public record Large(List<Verdict> pictures, List<float[]> enlarged) {}

  public static GeneratedPictures examine(
      Examination examination, List<Prompt> prompts, Protocol protocol) {
    List<String> captions = prompts.stream().map(Prompt::caption).toList();
    List<Examined> drawn = examination.of("Drawn", captions, protocol.seed());
    List<Verdict> sketches = drawn.stream().map(Examined::sketch).toList();
    return new GeneratedPictures(
        sketches, protocol.bothStages() ? Optional.of(large(drawn)) : Optional.empty());
  }

  private static Large large(List<Examined> drawn) {
    List<Examined.Large> large = drawn.stream().map(one -> one.large().orElseThrow()).toList();
    return new Large(
        large.stream().map(Examined.Large::picture).toList(),
        large.stream().map(Examined.Large::enlarged).toList());
  }
}
