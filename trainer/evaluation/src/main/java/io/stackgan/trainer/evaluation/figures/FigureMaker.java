// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.examined.RepeatedCaptions;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All figures of a release, those of judges that know the data set among them. */
public final class FigureMaker {

  private final FrechetFigures frechet;
  private final ClassScore classScore;
  private final DiversityFigures diversity;
  private final MemoryFigures memory;
  private final Optional<ColourFigures> colours;
  private final Optional<ColourScore> colourScore;
  private final Optional<MatchFigures> match;

  /**
   * @param data the data set's fingerprint
   */
  public FigureMaker(
      String data, RealPictures real, List<Prompt> prompts, Protocol protocol, Panel panel) {
    FeatureSpace sketches = FeatureSpace.of(real.sketches());
    classScore = new ClassScore(real, sketches);
    frechet = new FrechetFigures(real, sketches, FirstRelease.distance(data, protocol));
    diversity = new DiversityFigures(real, RepeatedCaptions.prompts(prompts, real.testSamples()));
    memory = new MemoryFigures(real);
    colours = panel.colours().map(judge -> new ColourFigures(judge, real, prompts));
    colourScore = panel.colours().map(judge -> new ColourScore(judge, real));
    match = panel.match().map(judge -> new MatchFigures(judge, real, prompts, protocol));
  }

  public List<Figure> of(GeneratedPictures generated, RepeatedCaptions repeated) {
    List<Figure> figures = new ArrayList<>();
    colours.ifPresent(colour -> figures.addAll(colour.of(generated)));
    match.ifPresent(matching -> figures.addAll(matching.of(generated)));
    figures.addAll(frechet.of(generated));
    figures.addAll(diversity.of(repeated));
    figures.addAll(classScore.of(generated));
    colourScore.ifPresent(score -> figures.addAll(score.of(generated)));
    figures.addAll(memory.of(generated));
    return figures;
  }
}
