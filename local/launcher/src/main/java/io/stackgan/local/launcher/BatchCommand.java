// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws many captions. */
@Command(
    name = "batch",
    description = {
      "Draws up to 10,000 captions, a line each: text, or a JSON object with the fields of a job.",
      "Writes <line>-<index>.png, lines from 1 on, and results.jsonl, a job a line."
    },
    sortOptions = false,
    footer = {
      "",
      "Exit code 1 where some job did not end with its pictures.",
      "",
      "Examples:",
      "  ./stackgan batch captions.txt --out birds",
      "  ./stackgan batch jobs.jsonl --out birds --json"
    })
final class BatchCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BATCHES = "/v1/batches";

  @Parameters(paramLabel = "FILE", description = "Captions, or JSON Lines")
  Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the pictures go")
  Path out;

  @Option(names = "--json", description = "Print the job of each line as it ends, as JSON")
  boolean json;

  @Mixin PlatformOptions platform;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  private int ended;
  private int failed;

  @Override
  public Integer call() throws IOException {
    List<String> lines = lines();
    Files.createDirectories(out);
    GatewayCalls gateway = new GatewayCalls(platform.url());
    JsonNode batch = JSON.readTree(gateway.postLines(BATCHES, String.join("\n", lines)));
    ProgressBar progress = ProgressBar.of(lines.size());
    try (Stream<String> results = gateway.lines(batch.path("results").asText());
        BufferedWriter log = Files.newBufferedWriter(out.resolve("results.jsonl"))) {
      for (Iterator<String> all = results.iterator(); all.hasNext(); ) {
        String result = all.next();
        log.write(result);
        log.newLine();
        take(JSON.readTree(result), gateway);
        progress.show(++ended);
      }
    }
    if (!json) {
      spec.commandLine().getOut().printf("%d of %d drawn%n", ended - failed, lines.size());
    }
    return failed == 0 && ended == lines.size() ? 0 : 1;
  }

  private List<String> lines() throws IOException {
    List<String> lines =
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank())
            .map(line -> line.startsWith("{") ? line : caption(line))
            .collect(Collectors.toList());
    if (lines.isEmpty()) {
      throw new PlatformException(file + " holds no caption: write one a line");
    }
    return lines;
  }

  private static String caption(String line) {
    ObjectNode job = JSON.createObjectNode().put("prompt", line.strip());
    return job.toString();
  }

  private void take(JsonNode job, GatewayCalls gateway) throws IOException {
    if (json) {
      spec.commandLine().getOut().println(job);
    }
    if (!job.path("state").asText().equals("completed")) {
      failed++;
      return;
    }
    String id = job.path("id").asText();
    int line = Integer.parseInt(id.substring(id.lastIndexOf('.') + 1)) + 1;
    for (JsonNode image : job.path("images")) {
      if (image.path("size").equals(job.path("size"))) {
        Path picture = out.resolve(line + "-" + image.path("index").asInt() + ".png");
        Files.write(picture, gateway.get(image.path("url").asText()));
      }
    }
  }
}
