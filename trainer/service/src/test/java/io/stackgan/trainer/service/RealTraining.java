// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The training command as the module beside this one has built it, and a small data set. */
public final class RealTraining implements QuarkusTestResourceLifecycleManager {

  private static final int IMAGES = 48;
  private static final List<String> NAMES = List.of("red", "yellow", "blue");
  private static final List<Color> COLOURS = List.of(Color.RED, Color.YELLOW, Color.BLUE);

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("trainer");
      draw(folder.resolve("data/birds"));
      return Map.of(
          "stackgan.trainer.command",
          Path.of("../training/target").toAbsolutePath().normalize().toString(),
          "stackgan.trainer.runs",
          folder.resolve("runs").toString(),
          "stackgan.trainer.data-root",
          folder.resolve("data").toString(),
          "stackgan.trainer.state",
          folder.resolve("state").toString(),
          FakeTraining.DATA,
          folder.resolve("data").toString(),
          "quarkus.http.test-port",
          "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void draw(Path data) throws IOException {
    Files.createDirectories(data);
    StringBuilder rows = new StringBuilder();
    for (int index = 0; index < IMAGES; index++) {
      BufferedImage image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(COLOURS.get(index % 3));
      graphics.fillOval(5 + index % 20, 10, 50, 40);
      graphics.dispose();
      ImageIO.write(image, "png", data.resolve(index + ".png").toFile());
      rows.append(
          "{\"file_name\": \"%d.png\", \"text\": \"a small %s bird\"}%n"
              .formatted(index, NAMES.get(index % 3)));
    }
    Files.writeString(data.resolve("metadata.jsonl"), rows);
  }

  @Override
  public void stop() {
    // The folders are temporary.
  }
}
