// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.benchmarks.pipeline.StreamBench;
import io.stackgan.benchmarks.pipeline.StreamPlot;
import io.stackgan.benchmarks.platform.GatewayBench;
import io.stackgan.benchmarks.platform.PlatformBench;
import io.stackgan.benchmarks.platform.StreamReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the models against the other ways to run them, and the stream around them. */
@Command(
    name = "bench",
    description = {
      "Measures the models against the other ways to run them, on one thread, and the stream around"
          + " them by a platform of its own."
    },
    footer = {
      "",
      "Examples:",
      "  ./stackgan bench",
      "  ./stackgan bench --quick --json figures.json",
      "  ./stackgan bench --only models",
      "  ./stackgan bench --platform http://localhost:8080",
      "  ./stackgan bench --gateway http://localhost:8080 --jobs 100000"
    },
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

  @Option(
      names = "--quick",
      description = "g = 64 and few rounds: two minutes instead of a quarter of an hour")
  boolean quick;

  @Option(names = "--json", description = "A file for the figures as JSON")
  Path json;

  @Option(
      names = "--out",
      description = "The folder of the tables and plots (default: ${DEFAULT-VALUE})",
      defaultValue = "bench")
  Path out;

  @Option(
      names = "--platform",
      description = "The URL of a running platform that is measured instead, against its models")
  URI platform;

  @Option(names = "--only", description = "Measures one of ${COMPLETION-CANDIDATES}")
  Part only;

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

  /** What is measured. */
  enum Part {
    models,
    stream
  }

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final Wanted wanted = new Wanted();

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench());
  }

  @Override
  public Integer call() throws IOException {
    if (gateway != null) {
      return print(new GatewayBench(gateway, jobs, quick ? 100 : 400).measure());
    }
    if (platform != null) {
      return print(new PlatformBench(platform, quick ? 20 : 100).measure(release));
    }
    Files.createDirectories(out);
    if (only != Part.stream) {
      models();
    }
    if (only != Part.models) {
      stream();
    }
    System.out.print(wanted.table());
    figures.put("wanted", wanted.rows());
    writeJson(figures);
    return 0;
  }

  private int print(Map<String, Double> measured) throws IOException {
    System.out.print(new StreamReport(measured).table());
    writeJson(measured);
    return 0;
  }

  private void models() throws IOException {
    Report report = measured();
    System.out.print(report.table());
    Files.writeString(out.resolve("bench.csv"), report.csv());
    Plot.write(report, out.resolve("bench.png"));
    figures.put("models", report);
    wanted.add(report);
  }

  private void stream() throws IOException {
    System.err.println("Measuring the stream around the models...");
    StreamReport report = new StreamBench(Path.of(""), quick).measure(release);
    System.out.print(report.table());
    Files.writeString(out.resolve("stream.csv"), report.csv());
    StreamPlot.write(report, out.resolve("stream.png"));
    figures.put("stream", report.figures());
    wanted.add(report);
  }

  private void writeJson(Object measured) throws IOException {
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), measured);
    }
  }

  private Report measured() {
    int rounds = quick ? 3 : 7;
    ModelBench models = new ModelBench(new int[] {1, 8}, rounds);
    List<Figure> all = new ArrayList<>();
    Map<String, Double> peaks = new HashMap<>();
    for (int width : quick ? new int[] {64} : new int[] {128, 192}) {
      System.err.printf("Measuring g = %d...%n", width);
      all.addAll(models.measure(width));
      Peaks.measure(rounds).forEach((kind, rate) -> peaks.merge(kind, rate, Math::max));
    }
    return new Report(peaks, all);
  }
}
