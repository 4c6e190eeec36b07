// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.benchmarks.pipeline.PipelineBench;
import io.stackgan.benchmarks.platform.GatewayBench;
import io.stackgan.benchmarks.platform.PlatformBench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the models against the other ways to run them. */
@Command(
    name = "bench",
    description = "Measures the models against the other ways to run them, on one thread.",
    footer = {
      "",
      "Examples:",
      "  ./stackgan bench",
      "  ./stackgan bench --quick --json figures.json",
      "  ./stackgan bench --platform http://localhost:8080",
      "  ./stackgan bench --gateway http://localhost:8080 --jobs 100000"
    },
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

  @Option(names = "--quick", description = "g = 64 and few rounds: half a minute instead of five")
  boolean quick;

  @Option(names = "--json", description = "A file for the figures as JSON")
  Path json;

  @Option(
      names = "--out",
      description = "The folder of bench.csv and bench.png (default: ${DEFAULT-VALUE})",
      defaultValue = "bench")
  Path out;

  @Option(
      names = "--platform",
      description = "The URL of a running platform that is measured instead, against its models")
  URI platform;

  @Option(
      names = "--pipeline",
      description =
          "Measures what the stream around the models costs, by a platform of its own whose models"
              + " cost nothing")
  boolean pipeline;

  @Option(
      names = "--gateway",
      description = "The URL of a running platform whose gateway is measured instead")
  URI gateway;

  @Option(
      names = "--jobs",
      description =
          "With --gateway: how many jobs to list, made by batches that nobody draws (default: 0)")
  int jobs;

  @Option(
      names = "--release",
      description = "The folder of the platform's release (default: ${DEFAULT-VALUE})",
      defaultValue = "releases/drawn-birds")
  Path release;

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench());
  }

  @Override
  public Integer call() throws IOException {
    if (pipeline) {
      return print(new PipelineBench(quick ? 300 : 2000).measure(Path.of("")));
    }
    if (gateway != null) {
      return print(new GatewayBench(gateway, jobs, quick ? 100 : 400).measure());
    }
    return platform == null ? models() : platform();
  }

  private int platform() throws IOException {
    PlatformBench bench = new PlatformBench(platform, quick ? 20 : 100);
    return print(bench.measure(release));
  }

  private int print(Map<String, Double> figures) throws IOException {
    figures.forEach((what, value) -> System.out.printf("%-62s %9.2f%n", what, value));
    writeJson(figures);
    return 0;
  }

  private int models() throws IOException {
    Files.createDirectories(out);
    Report report = measured();
    System.out.print(report.table());
    Files.writeString(out.resolve("bench.csv"), report.csv());
    Plot.write(report, out.resolve("bench.png"));
    writeJson(report);
    return 0;
  }

  private void writeJson(Object figures) throws IOException {
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
    }
  }

  private Report measured() {
    int rounds = quick ? 3 : 7;
    ModelBench models = new ModelBench(new int[] {1, 8}, rounds);
    List<Figure> figures = new ArrayList<>();
    Map<String, Double> peaks = new HashMap<>();
    for (int width : quick ? new int[] {64} : new int[] {128, 192}) {
      System.err.printf("Measuring g = %d...%n", width);
      figures.addAll(models.measure(width));
      Peaks.measure(rounds).forEach((kind, rate) -> peaks.merge(kind, rate, Math::max));
    }
    return new Report(peaks, figures);
  }
}
