// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import io.stackgan.trainer.report.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the report of any run anew. */
@Command(
    name = "train-report",
    description = "Makes the report of a run: curves, sample grids, findings, settings.",
    footer = {"", "Example:", "  ./stackgan train-report first"},
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run's name, or its folder")
  String run;

  @Option(
      names = "--runs",
      defaultValue = "runs",
      description = "The folder of all runs (default: ${DEFAULT-VALUE})")
  Path runs;

  @Mixin OutcomeFile outcome;

  @Override
  public Integer call() {
    outcome.check();
    Path named = runs.resolve(run);
    Path folder = Files.isDirectory(named) ? named : Path.of(run);
    Path report = RunReport.write(folder).get(0);
    System.out.println(report);
    outcome.write(Map.of("report", report.toString()));
    return 0;
  }
}
