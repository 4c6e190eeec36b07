// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.examined;

import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
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
      DrawingDesk desk, List<Prompt> prompts, Protocol protocol, Panel panel, Workers workers) {
    List<String> captions = prompts.stream().map(Prompt::caption).toList();
    List<Drawn> drawn = desk.draw("Drawn", captions, protocol.seed());
    Judging judging = new Judging(panel, workers);
    List<Verdict> sketches = judging.verdicts(drawn.stream().map(Drawn::sketch).toList());
    return new GeneratedPictures(
        sketches, protocol.bothStages() ? Optional.of(large(drawn, judging)) : Optional.empty());
  }

  private static Large large(List<Drawn> drawn, Judging judging) {
    List<Drawn.Large> large = drawn.stream().map(one -> one.large().orElseThrow()).toList();
    return new Large(
        judging.verdicts(large.stream().map(Drawn.Large::look).toList()),
        large.stream().map(Drawn.Large::enlarged).toList());
  }

  private record Judging(Panel panel, Workers workers) {

    List<Verdict> verdicts(List<Drawn.Look> looks) {
      return workers.map(
          "Judged",
          looks.size(),
          i -> panel.verdict(looks.get(i).picture(), looks.get(i).features()));
    }
  }
}
