// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.pictures.PictureOrigin;
import io.stackgan.pictures.UnreadablePictureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads what a picture says of its origin. */
@Command(
    name = "inspect",
    description = "Shows the caption, seed, index and release that a picture was drawn from.",
    sortOptions = false,
    footer = {
      "",
      "With --again the running platform draws it once more; the exit code is 1 where that gives",
      "other bytes.",
      "",
      "Examples:",
      "  ./stackgan inspect 0-256.png",
      "  ./stackgan inspect 0-256.png --json",
      "  ./stackgan inspect 0-256.png --again --out again.png"
    })
final class InspectCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "FILE", description = "A PNG, JPEG or WebP file of this platform")
  Path file;

  @Option(names = "--again", description = "Draw it again and compare the bytes")
  boolean again;

  @Option(names = "--out", paramLabel = "FILE", description = "Where --again writes the picture")
  Path out;

  @Option(names = "--json", description = "Print one JSON object")
  boolean json;

  @Mixin PlatformOptions platform;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    byte[] picture = Files.readAllBytes(file);
    PictureOrigin origin = origin(picture);
    ObjectNode facts = (ObjectNode) JSON.readTree(origin.recipe().json());
    facts.put("size", origin.side() + "x" + origin.side());
    facts.put("format", PictureOrigin.format(picture)).put("compression", origin.compression());
    boolean same = true;
    if (again) {
      same = Arrays.equals(picture, drawnAgain(facts));
      facts.put("same_bytes", same);
    }
    print(facts);
    return same ? 0 : 1;
  }

  private PictureOrigin origin(byte[] picture) {
    try {
      return PictureOrigin.of(picture)
          .orElseThrow(() -> new PlatformException(file + " does not say what it was drawn from."));
    } catch (UnreadablePictureException e) {
      throw new PlatformException(file + ": " + e.getMessage(), e);
    }
  }

  private byte[] drawnAgain(ObjectNode facts) throws IOException {
    int index = facts.path("index").asInt();
    ObjectNode request = JSON.createObjectNode();
    request.set("prompt", facts.get("prompt"));
    request.set("seed", facts.get("seed"));
    request.set("model", facts.get("release"));
    request.set("size", facts.get("size"));
    request.set("variation", facts.get("variation"));
    request.set("to", facts.get("to"));
    request.set("output_format", facts.get("format"));
    request.set("output_compression", facts.get("compression"));
    request.put("n", facts.path("n").asInt(index + 1));
    byte[] answer = new GatewayCalls(platform.url()).post("/v1/images/generations", request);
    JsonNode pictures = JSON.readTree(answer).path("data");
    byte[] drawn = Base64.getDecoder().decode(pictures.path(index).path("b64_json").asText());
    if (out != null) {
      Files.write(out, drawn);
    }
    return drawn;
  }

  private void print(ObjectNode facts) throws IOException {
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(facts);
      return;
    }
    facts
        .properties()
        .forEach(
            fact ->
                writer.printf(
                    "%-12s %s%n",
                    fact.getKey(),
                    fact.getValue().isTextual() ? fact.getValue().asText() : fact.getValue()));
  }
}
