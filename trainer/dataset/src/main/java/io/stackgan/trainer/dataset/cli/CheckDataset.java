// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.cli;

import io.stackgan.trainer.dataset.DatasetCheck;
import io.stackgan.trainer.dataset.Fault;
import io.stackgan.trainer.dataset.ImageTextDataset;
import io.stackgan.trainer.dataset.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads a data set from end to end and says what it found. */
@Command(
    name = "check",
    description = {
      "Reports what a data set holds and every fault in it. Changes nothing.",
      "Layouts: cub (CUB-200-2011: images.txt and other tables joined by id, captions in"
          + " text_c10/), pickles (StackGAN's train/ and test/ with filenames.pickle and"
          + " class_info.pickle), custom (CUB's tables written by hand: row i of each is the same"
          + " image), imagefolder (images with metadata.jsonl or metadata.csv)."
    },
    footer = {
      "",
      "Example:",
      "  ./stackgan dataset check birds --layout cub --split-convention one-is-train"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no fault", "1:faults, or nothing usable", "2:a wrong command line"})
final class CheckDataset implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Source source;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there, too.")
  private Path json;

  @Override
  public Integer call() {
    ImageTextDataset dataset = source.read();
    Progress progress =
        new Progress(spec.commandLine().getErr()::println, "Decoded", dataset.samples().size());
    List<Fault> faults =
        DatasetCheck.run(dataset, Runtime.getRuntime().availableProcessors(), progress::done);
    List<Figure> figures = CheckFigures.of(dataset, faults.size());
    print(dataset, figures, faults);
    if (json != null) {
      Figure.write(figures, json);
    }
    return faults.isEmpty() ? 0 : 1;
  }

  private void print(ImageTextDataset dataset, List<Figure> figures, List<Fault> faults) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-30s %s%n", "layout", dataset.report().layout().option());
    out.printf("%-30s %s%n", "split", dataset.report().split().description());
    figures.forEach(figure -> out.println(figure.line()));
    faults.forEach(out::println);
    if (faults.isEmpty()) {
      out.println("Next: ./stackgan dataset prepare, or ./stackgan train --data, with this folder");
    }
    out.flush();
  }
}
