// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.cli;

import io.stackgan.contracts.ImageSize;
import io.stackgan.onnxserving.PrecisionChoice;
import io.stackgan.trainer.dataset.DatasetReader;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.evaluation.Evaluation;
import io.stackgan.trainer.evaluation.figures.Comparison;
import io.stackgan.trainer.evaluation.figures.Figure;
import io.stackgan.trainer.evaluation.generation.Generator;
import io.stackgan.trainer.evaluation.generation.Releases;
import io.stackgan.trainer.evaluation.judges.Panel;
import io.stackgan.trainer.evaluation.protocol.Protocol;
import io.stackgan.trainer.evaluation.protocol.Workers;
import io.stackgan.trainer.evaluation.report.ReleaseScores;
import io.stackgan.trainer.evaluation.report.Report;
import io.stackgan.trainer.evaluation.report.Scorecard;
import io.stackgan.trainer.evaluation.report.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a release, or two beside each other. */
@Command(
    name = "evaluate",
    description = "Judges what a release draws for a data set's test captions.",
    footer = {
      "",
      "Examples:",
      "  ./stackgan evaluate shipped",
      "  ./stackgan evaluate runs/first/release --data birds --json scores.json",
      "  ./stackgan evaluate drawn-birds-6 --compare shipped --size 64x64"
    },
    mixinStandardHelpOptions = true,
    subcommands = {ImportFeatureNetwork.class, VerifyRelease.class})
final class Evaluate implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

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

  @Option(
      names = "--size",
      description =
          "64x64 judges Stage-I alone, in a fraction of the time (default: ${DEFAULT-VALUE}).")
  private String size = ImageSize.FULL.text();

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

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = STANDARD_OUTPUT,
      paramLabel = "FILE",
      description = "Write the figures with their protocols to the file, or in place of the table.")
  private String json;

  @Option(
      names = "--record",
      description =
          "Write the figures into the scores of RELEASE's release.json (a folder's), which has to"
              + " be signed after that.")
  private boolean record;

  @Option(
      names = "--precision",
      description =
          "Of RELEASE, not of --compare: fp32, int8, or auto, what a service would run here (default:"
              + " fp32).")
  private PrecisionChoice precision = PrecisionChoice.FP32;

  @Option(
      names = "--cache",
      description = "For models, drawn birds and features (default: .stackgan/evaluation).")
  private Path cache = Releases.checkout().resolve(".stackgan").resolve("evaluation");

  @Option(names = "--threads", description = "Default: as many as there are cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    Options options = new Options(spec.commandLine());
    String name = releaseName(options);
    options.requirePositive("--threads", threads);
    options.require(
        !record || Releases.isFolder(name),
        "--record writes into a release's folder, but " + name + " is none.");
    options.require(
        !record || precision == PrecisionChoice.FP32,
        "--record writes what the models in float32 score: leave --precision out.");
    Protocol protocol = new Protocol(samples, seed, options.imageSize(size));
    Progress progress = new Progress(spec.commandLine().getErr());
    Path folder = data == null ? drawnBirds(progress) : data;
    ImageTextDataset dataset =
        DatasetReader.read(folder, Optional.empty(), options.splitConvention(convention));
    PanelChoice choice = PanelChoice.of(judges, folder, dataset);
    List<Scorecard> cards = new ArrayList<>();
    try (Workers workers = new Workers(threads, progress);
        Panel panel = choice.panel()) {
      Evaluation evaluation =
          new Evaluation(dataset, protocol, panel, workers, Evaluation.Cache.in(cache));
      cards.add(judged(evaluation, name, precision));
      if (compared != null) {
        Scorecard other = judged(evaluation, compared, PrecisionChoice.FP32);
        cards.set(0, beside(cards.get(0), other));
        cards.add(other);
      }
    }
    Report report = new Report(Setting.of(dataset, protocol), choice.remarks(), cards);
    write(report);
    if (record) {
      Releases.record(name, ReleaseScores.of(report));
      spec.commandLine()
          .getErr()
          .println("The scores are recorded. Now sign: ./stackgan release sign");
    }
    return 0;
  }

  private Path drawnBirds(Progress progress) throws IOException {
    spec.commandLine()
        .getErr()
        .println("No --data: the drawn birds, which are drawn once, into " + cache);
    return DrawnData.in(cache, threads, progress);
  }

  private String releaseName(Options options) {
    options.require(
        (release == null) != (releaseOption == null),
        "Name one release: its folder, its id in the store, or shipped.");
    return release == null ? releaseOption : release;
  }

  private Scorecard judged(Evaluation evaluation, String name, PrecisionChoice precision) {
    try (Generator generator = new Releases(cache).open(name, precision)) {
      return evaluation.judge(generator);
    }
  }

  private static Scorecard beside(Scorecard card, Scorecard other) {
    List<Figure> figures = new ArrayList<>(card.figures());
    figures.add(Comparison.distance(card.figures(), other.figures(), other.release()));
    return new Scorecard(card.release(), card.fingerprint(), figures, card.showcase());
  }

  private Path reportFolder(Scorecard card) {
    return out == null ? cache.resolve("reports").resolve(card.release()) : out;
  }

  private void write(Report report) throws IOException {
    Path page = report.write(reportFolder(report.cards().get(0)));
    PrintWriter screen = spec.commandLine().getOut();
    if (STANDARD_OUTPUT.equals(json)) {
      screen.print(report.json());
      screen.flush();
      return;
    }
    if (json != null) {
      Files.writeString(Path.of(json), report.json());
    }
    TextTable.print(report.cards(), screen);
    report.remarks().forEach(screen::println);
    screen.println("The report with all protocols is " + page);
  }
}
