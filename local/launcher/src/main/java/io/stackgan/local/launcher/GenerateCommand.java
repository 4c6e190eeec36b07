// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.ImageApi.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a caption. */
@Command(
    name = "generate",
    description = "Draws a caption: writes 0-64.png and 0-256.png, 1-64.png …",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  ./stackgan generate \"a small bird with a red head and a white belly\"",
      "  ./stackgan generate \"a blue bird\" -n 4 --seed 7 --out birds",
      "  ./stackgan generate \"a yellow bird\" --size 64x64",
      "  ./stackgan generate \"a bird\" --variation 0.5 --format webp --compression 80",
      "  ./stackgan generate \"a red bird\" --seed 7 --json"
    })
final class GenerateCommand implements Callable<Integer> {

  private static final double FIRST_PICTURE_SECONDS = 3;

  @Parameters(paramLabel = "CAPTION", description = "What to draw")
  String caption;

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many pictures, 1 to 10 (default: ${DEFAULT-VALUE})")
  int n;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Draws the same again (default: another each time)")
  Long seed;

  @Mixin DrawingOptions drawing;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "png",
      description = "png, jpeg or webp (default: ${DEFAULT-VALUE})")
  String format;

  @Option(
      names = "--compression",
      paramLabel = "C",
      defaultValue = "100",
      description = "Of jpeg and webp: 0, the smallest, to 100, the truest (default: 100)")
  int compression;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the pictures go (default: here)")
  Path out;

  @Mixin PlatformOptions platform;

  @Mixin JsonOutput json;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  private final Instant started = Instant.now();
  private final List<String> files = new ArrayList<>();
  private Instant asked;
  private double firstPicture = Double.NaN;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    ImageApi api = new ImageApi(platform.url());
    asked = Instant.now();
    print("Drawing " + n + (n == 1 ? " picture" : " pictures"));
    long drawnFrom = api.draw(request(), this::save);
    print("Seed " + drawnFrom);
    json.write(figures().with("seed", drawnFrom).with("files", files), spec);
    return 0;
  }

  private Request request() {
    return new Request(
        caption,
        n,
        drawing.size,
        seed,
        Map.of(
            "variation",
            drawing.variation,
            "output_format",
            format,
            "output_compression",
            compression));
  }

  private void save(ImageApi.Picture picture) throws IOException {
    Path file = out.resolve(picture.index() + "-" + picture.pixels() + "." + format);
    Files.write(file, picture.file());
    files.add(file.toString());
    double seconds = Duration.between(asked, Instant.now()).toMillis() / 1000.0;
    if (Double.isNaN(firstPicture) && drawing.size.startsWith(String.valueOf(picture.pixels()))) {
      firstPicture = seconds;
    }
    print("  %s after %.1f s".formatted(file, seconds));
  }

  private Figures figures() {
    double all = Duration.between(started, Instant.now()).toMillis() / 1000.0;
    return new Figures()
        .atMost("first picture", firstPicture, "s", FIRST_PICTURE_SECONDS)
        .plain("command", all, "s");
  }

  private void print(String line) {
    json.words(spec).println(line);
  }
}
