// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws several related pictures as one file. */
@Command(
    name = "explore",
    description =
        "Draws a way between two captions or two seeds, or a series over seeds, as one PNG file.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  ./stackgan explore \"a red bird\" --to \"a blue bird\" --seed 7 --out way.png",
      "  ./stackgan explore \"a bird\" --seed 7 --to-seed 8 --as animation --out way.png",
      "  ./stackgan explore \"a red bird\" --seed 1 -n 9 --out seeds.png"
    })
final class ExploreCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "CAPTION", description = "What to draw, or where the way begins")
  String caption;

  @Option(names = "--to", paramLabel = "CAPTION", description = "The caption where the way ends")
  String to;

  @Option(names = "--to-seed", paramLabel = "S", description = "The seed where the way ends")
  Long toSeed;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Where the way, or the series over seeds, begins (default: another each time)")
  Long seed;

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "7",
      description = "How many pictures, 2 to 10 (default: ${DEFAULT-VALUE})")
  int n;

  @Mixin DrawingOptions drawing;

  @Option(
      names = "--as",
      paramLabel = "LAYOUT",
      description = "strip, grid or animation (default: strip for a way, grid for seeds)")
  String layout;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The PNG file")
  Path out;

  @Option(names = "--json", description = "Print one JSON object")
  boolean json;

  @Mixin PlatformOptions platform;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ObjectNode request = request();
    Files.write(out, new GatewayCalls(platform.url()).post("/v1/explorations", request));
    spec.commandLine()
        .getOut()
        .println(json ? request.put("file", out.toString()) : out + " has " + n + " pictures");
    return 0;
  }

  private ObjectNode request() {
    ObjectNode request = JSON.createObjectNode().put("prompt", caption).put("n", n);
    request
        .put("seed", seed)
        .put("size", drawing.size)
        .put("variation", drawing.variation)
        .put("layout", layout);
    if (to != null || toSeed != null) {
      request.putObject("to").put("prompt", to).put("seed", toSeed);
    }
    return request;
  }
}
