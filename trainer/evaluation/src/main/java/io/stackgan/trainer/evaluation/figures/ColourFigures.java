// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.figures;

import io.stackgan.trainer.evaluation.examined.GeneratedPictures;
import io.stackgan.trainer.evaluation.examined.RealPictures;
import io.stackgan.trainer.evaluation.judges.CaptionColours;
import io.stackgan.trainer.evaluation.judges.ColourJudge;
import io.stackgan.trainer.evaluation.judges.NamedColour;
import io.stackgan.trainer.evaluation.judges.SeenColours;
import io.stackgan.trainer.evaluation.judges.Verdict;
import io.stackgan.trainer.evaluation.protocol.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Whether the colours that a caption names are in the picture. */
final class ColourFigures {

  private static final String PROTOCOL =
      "Share of the colours named in the captions of %d generated pictures that the part-and-colour"
          + " classifier finds at the part they are named for, at 64×64. It was taught the"
          + " training images alone and judges the parts whose colour it names rightly in 97 of 100 real"
          + " test images (%s), and the whole bird by the most"
          + " common colours of its plumage. Real: the same captions with the images that they were"
          + " written for. Chance: the same pictures with captions of other classes.";

  private final ColourJudge judge;
  private final RealPictures real;
  private final List<Prompt> prompts;
  private final List<List<NamedColour>> named;

  ColourFigures(ColourJudge judge, RealPictures real, List<Prompt> prompts) {
    this.judge = judge;
    this.real = real;
    this.prompts = prompts;
    this.named = prompts.stream().map(prompt -> CaptionColours.in(prompt.caption())).toList();
  }

  List<Figure> of(GeneratedPictures generated) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        figure("colours-64", "Named colours found, 64×64", generated.sketches(), real.sketches()));
    generated
        .large()
        .map(
            large ->
                figure(
                    "colours-256",
                    "Named colours found, 256×256",
                    large.pictures(),
                    real.large().orElseThrow()))
        .ifPresent(figures::add);
    figures.addAll(byPart(generated));
    return figures;
  }

  private Figure figure(String name, String title, List<Verdict> drawn, List<Verdict> originals) {
    String protocol = PROTOCOL.formatted(prompts.size(), accuracy());
    return Figure.of(name, title, percent(own(seen(drawn)), ""), "%", protocol)
        .real(percent(own(i -> seen(originals.get(prompts.get(i).image()))), ""))
        .chance(percent(others(seen(drawn)), ""))
        .target(Target.atLeast(85));
  }

  private String accuracy() {
    return judge.accuracy().entrySet().stream()
        .map(part -> "%s %.1f %%".formatted(part.getKey(), 100 * part.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Where it fails: the same figure for each part. */
  private List<Figure> byPart(GeneratedPictures generated) {
    List<Answer> drawn = own(seen(generated.sketches()));
    List<Answer> originals = own(i -> seen(real.sketches().get(prompts.get(i).image())));
    List<Answer> chance = others(seen(generated.sketches()));
    TreeMap<String, Integer> parts = new TreeMap<>();
    drawn.forEach(answer -> parts.merge(answer.part(), 1, Integer::sum));
    List<Figure> figures = new ArrayList<>();
    parts.forEach(
        (part, count) ->
            figures.add(
                Figure.of(
                        "colours-64-" + part.replace('_', '-'),
                        "… of these: " + part.replace('_', ' '),
                        percent(drawn, part),
                        "%",
                        "As above, the %d colours that were named for it.".formatted(count))
                    .real(percent(originals, part))
                    .chance(percent(chance, part))));
    return figures;
  }

  private record Answer(String part, boolean found) {}

  private IntFunction<SeenColours> seen(List<Verdict> verdicts) {
    List<SeenColours> all = verdicts.stream().map(this::seen).toList();
    return all::get;
  }

  private SeenColours seen(Verdict verdict) {
    return judge.seen(verdict.colours());
  }

  private List<Answer> own(IntFunction<SeenColours> pictures) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      ask(pictures.apply(i), named.get(i), answers);
    }
    return answers;
  }

  /** Each picture with the next prompt's caption that is of another class. */
  private List<Answer> others(IntFunction<SeenColours> pictures) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      for (int step = 1; step < prompts.size(); step++) {
        int other = (i + step) % prompts.size();
        if (prompts.get(other).classIndex() != prompts.get(i).classIndex()) {
          ask(pictures.apply(i), named.get(other), answers);
          break;
        }
      }
    }
    return answers;
  }

  private static void ask(SeenColours picture, List<NamedColour> colours, List<Answer> answers) {
    for (NamedColour colour : colours) {
      if (picture.judges(colour.part())) {
        answers.add(new Answer(colour.part(), picture.has(colour)));
      }
    }
  }

  /**
   * @param part all parts when empty
   */
  private static double percent(List<Answer> answers, String part) {
    List<Answer> asked =
        answers.stream().filter(answer -> part.isEmpty() || answer.part().equals(part)).toList();
    return 100.0 * asked.stream().filter(Answer::found).count() / asked.size();
  }
}
