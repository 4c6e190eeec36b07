// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation.cli;

import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.ReadReport;
import io.stackgan.trainer.dataset.cli.Source;
import io.stackgan.trainer.preparation.Encoders;
import io.stackgan.trainer.preparation.Preparation;
import io.stackgan.trainer.preparation.TextEncoder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes once what training takes of a data set. */
@Command(
    name = "prepare",
    description = {
      "Crops and packs the training pictures and encodes the captions, once: training then opens"
          + " these files and decodes nothing. What is finished is kept when the command is"
          + " stopped; the same command goes on. Training prepares a data set by itself where this"
          + " was not done."
    },
    footer = {"", "Example: ./stackgan dataset prepare birds"},
    mixinStandardHelpOptions = true)
final class PrepareDataset implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Source source;

  @Option(
      names = "--runs",
      defaultValue = "runs",
      description = "The folder of all runs, which train has, too (default: ${DEFAULT-VALUE}).")
  private Path runs;

  @Option(
      names = "--encoder",
      defaultValue = Encoders.DEFAULT,
      description = "As train has it (default: ${DEFAULT-VALUE}).")
  private String encoder;

  @Option(names = "--threads", description = "Default: as many as there are cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    ImageTextDataset dataset = source.read();
    PrintWriter out = spec.commandLine().getOut();
    report(dataset.report(), out);
    Path caches = runs.resolve("cache");
    Preparation preparation = new Preparation(dataset, caches, threads, out::println);
    preparation.packPictures();
    try (TextEncoder opened = Encoders.open(encoder, dataset, caches)) {
      preparation.captions(opened);
    }
    out.println("Prepared in " + preparation.folder());
    return 0;
  }

  private static void report(ReadReport report, PrintWriter out) {
    out.printf(
        "%d training images and %d test images of %d classes, %d captions%n",
        report.trainImages(), report.testImages(), report.classes(), report.captions());
    if (!report.faults().isEmpty()) {
      out.printf(
          "%d faults, what they concern is left out: dataset check names them%n",
          report.faults().size());
    }
  }
}
