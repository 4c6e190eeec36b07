// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.trainer.dataset.DatasetReader;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Split;
import io.stackgan.trainer.dataset.SplitConvention;
import io.stackgan.trainer.evaluation.Evaluation;
import io.stackgan.trainer.evaluation.examined.FeatureCache;
import io.stackgan.trainer.evaluation.figures.Comparison;
import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.generation.Releases;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import io.stackgan.trainer.evaluation.report.FigureJson;
import io.stackgan.trainer.evaluation.report.HtmlReport;
import io.stackgan.trainer.evaluation.report.Scorecard;
import io.stackgan.trainer.evaluation.report.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a release, or two beside each other. */
@Command(
    name = "evaluate",
    description = "Judges what a release draws for a data set's test captions.",
    mixinStandardHelpOptions = true,
    subcommands = ImportFeatureNetwork.class)
final class Evaluate implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RELEASE",
      description =
          "A release's folder, its id in the store that the stackgan.store.* properties name, or"
              + " \"shipped\".")
  private String release;

  @Option(names = "--release", paramLabel = "RELEASE", description = "The same as a name.")
  private String releaseOption;

  @Option(
      names = "--data",
      description = "A data set in any layout (default: the drawn birds, drawn when missing).")
  private Path data;

  @Option(
      names = "--split-convention",
      description = "one-is-train or zero-is-train (default: the layout's own).")
  private String convention;

  @Option(names = "--samples", description = "Pictures to draw (default: ${DEFAULT-VALUE}).")
  private int samples = Protocol.DEFAULT_SAMPLES;

  @Option(names = "--seed", description = "Of all choices (default: ${DEFAULT-VALUE}).")
  private long seed = Protocol.DEFAULT_SEED;

  @Option(names = "--compare", paramLabel = "RELEASE", description = "Another release beside it.")
  private String compared;

  @Option(
      names = "--judges",
      description =
          "A folder of judges that were taught this data set (default: those of the drawn birds,"
              + " for drawn birds alone).")
  private Path judges;

  @Option(names = "--out", description = "Where the report goes (default: beside the cache).")
  private Path out;

  @Option(names = "--json", description = "A file for the figures.")
  private Path json;

  @Option(
      names = "--cache",
      description = "For models, drawn birds and features (default: .stackgan/evaluation).")
  private Path cache = Releases.checkout().resolve(".stackgan").resolve("evaluation");

  @Option(names = "--threads", description = "Default: as many as there are cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    String name = releaseName();
    requireThreads();
    Protocol protocol = new Protocol(samples, seed);
    Progress progress = new Progress(spec.commandLine().getErr());
    Path folder = data == null ? DrawnData.in(cache, threads, progress) : data;
    ImageTextDataset dataset = DatasetReader.read(folder, Optional.empty(), splitConvention());
    List<Scorecard> cards = new ArrayList<>();
    try (Workers workers = new Workers(threads, progress);
        Panel panel = panel(folder)) {
      Evaluation evaluation =
          new Evaluation(
              dataset, protocol, panel, workers, new FeatureCache(cache.resolve("features")));
      cards.add(judged(evaluation, name));
      if (compared != null) {
        Scorecard other = judged(evaluation, compared);
        cards.set(0, beside(cards.get(0), other));
        cards.add(other);
      }
    }
    write(cards, setting(dataset, protocol), reportFolder(cards.get(0)));
    return 0;
  }

  private String releaseName() {
    if ((release == null) == (releaseOption == null)) {
      throw new ParameterException(
          spec.commandLine(), "Name one release: its folder, its id in the store, or shipped.");
    }
    return release == null ? releaseOption : release;
  }

  private void requireThreads() {
    if (threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be 1 or more, not " + threads + ".");
    }
  }

  private Optional<SplitConvention> splitConvention() {
    if (convention == null) {
      return Optional.empty();
    }
    for (SplitConvention known : SplitConvention.values()) {
      if (known.option().equals(convention)) {
        return Optional.of(known);
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--split-convention is one-is-train or zero-is-train, not " + convention + ".");
  }

  private Panel panel(Path folder) {
    if (judges != null) {
      return Panel.of(judges);
    }
    return DrawnData.is(folder) && Panel.knowsDrawnBirds() ? Panel.ofDrawnBirds() : Panel.general();
  }

  private Scorecard judged(Evaluation evaluation, String name) {
    try (Generator generator = new Releases(cache).open(name)) {
      return evaluation.judge(generator);
    }
  }

  private static Scorecard beside(Scorecard card, Scorecard other) {
    List<Figure> figures = new ArrayList<>(card.figures());
    figures.add(Comparison.distance(card.figures(), other.figures(), other.release()));
    return new Scorecard(card.release(), figures, card.showcase());
  }

  private static String setting(ImageTextDataset data, Protocol protocol) {
    String text =
        "Data set %s (fingerprint %s): %d training and %d test images. %d pictures, one for each"
            + " caption drawn from the test split; every choice is made with the seed %d, and"
            + " picture i has the platform's seed %d and index i.";
    return text.formatted(
        data.name(),
        data.fingerprint(),
        data.samples(Split.TRAIN).size(),
        data.samples(Split.TEST).size(),
        protocol.samples(),
        protocol.seed(),
        protocol.seed());
  }

  private Path reportFolder(Scorecard card) {
    return out == null ? cache.resolve("reports").resolve(card.release()) : out;
  }

  private void write(List<Scorecard> cards, String setting, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path report = folder.resolve("report.html");
    Files.writeString(report, HtmlReport.of(setting, cards));
    for (Scorecard card : cards) {
      byte[] sheet = Sheet.png(card.showcase().captioned());
      Files.write(folder.resolve("sheet-" + card.release() + ".png"), sheet);
    }
    if (json != null) {
      FigureJson.write(cards.get(0).figures(), json);
    }
    TextTable.print(cards, spec.commandLine().getOut());
    spec.commandLine().getOut().println("The report with all protocols is " + report);
  }
}
