// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.judges;

import io.stackgan.trainer.dataset.RgbImage;
import io.stackgan.trainer.evaluation.features.FeatureNetwork;
import io.stackgan.trainer.evaluation.pictures.Pictures;
import io.stackgan.trainer.evaluation.pictures.Resources;
import io.stackgan.trainer.evaluation.protocol.EvaluationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The judges of an evaluation; safe for use by several threads. Those of colours and captions know
 * one data set, and are absent for others.
 */
public final class Panel implements AutoCloseable {

  /** The side of the pictures that the judges of colours and captions look at. */
  public static final int SIDE = 64;

  private static final List<String> FILES =
      List.of(
          ColourJudge.MODEL,
          ColourJudge.DESCRIPTION,
          MatchJudge.PICTURES,
          MatchJudge.CAPTIONS,
          MatchJudge.DESCRIPTION);

  private static final Map<String, String> SHIPPED =
      FILES.stream()
          .filter(file -> Panel.class.getResource(file) != null)
          .collect(Collectors.toMap(Function.identity(), Function.identity()));

  private final FeatureNetwork features;
  private final Optional<ColourJudge> colours;
  private final Optional<MatchJudge> match;

  private Panel(Optional<ColourJudge> colours, Optional<MatchJudge> match) {
    this.features = FeatureNetwork.load();
    this.colours = colours;
    this.match = match;
  }

  /** The feature network alone. */
  public static Panel general() {
    return new Panel(Optional.empty(), Optional.empty());
  }

  /** Whether judges that were taught the drawn birds are on the class path. */
  public static boolean knowsDrawnBirds() {
    return !SHIPPED.isEmpty();
  }

  /** With the judges that were taught the drawn birds. */
  public static Panel ofDrawnBirds() {
    return Resources.withFolder(Panel.class, SHIPPED, Panel::of);
  }

  /**
   * With the judges that a folder holds.
   *
   * @param folder with the files that training the judges writes
   * @throws EvaluationException when there are none
   */
  public static Panel of(Path folder) {
    Optional<Path> colours = present(folder, ColourJudge.MODEL);
    Optional<Path> match = present(folder, MatchJudge.PICTURES);
    if (colours.isEmpty() && match.isEmpty()) {
      throw new EvaluationException(
          "There are no judges in " + folder + ". ./stackgan train-judges makes some.");
    }
    return new Panel(colours.map(ColourJudge::load), match.map(MatchJudge::load));
  }

  private static Optional<Path> present(Path folder, String model) {
    return Optional.of(folder).filter(path -> Files.isRegularFile(path.resolve(model)));
  }

  /** Whether some judge learned from another data set than that of this fingerprint. */
  public boolean taughtOtherThan(String data) {
    return Stream.of(colours.map(ColourJudge::taught), match.map(MatchJudge::taught))
        .flatMap(Optional::stream)
        .anyMatch(taught -> !taught.fingerprint().equals(data));
  }

  public Optional<ColourJudge> colours() {
    return colours;
  }

  public Optional<MatchJudge> match() {
    return match;
  }

  /**
   * @param picture 64×64 or 256×256; the judges of colours and captions see it at 64×64, each pixel
   *     the mean of a block
   * @param features the picture's
   */
  public Verdict verdict(RgbImage picture, float[] features) {
    RgbImage small = Pictures.shrink(picture, SIDE);
    return new Verdict(
        features,
        colours.map(judge -> judge.probabilities(small)).orElse(Map.of()),
        match.map(judge -> judge.picture(small)).orElse(new float[0]));
  }

  public float[] features(RgbImage picture) {
    return features.features(picture);
  }

  @Override
  public void close() {
    features.close();
    colours.ifPresent(ColourJudge::close);
    match.ifPresent(MatchJudge::close);
  }
}
