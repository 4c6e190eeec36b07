// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.stackgan.contracts.Exploration;
import io.stackgan.pictures.Jpeg;
import io.stackgan.pictures.PictureOrigin;
import io.stackgan.pictures.Png;
import io.stackgan.pictures.Recipe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Path file;
  private byte[] picture;

  @BeforeEach
  void draw() throws IOException {
    Recipe recipe = new Recipe("a bird", 7, 1, 2, "birds-1", Exploration.NONE);
    picture = Png.encode(new byte[64 * 64 * 3], 64, Optional.of(recipe));
    file = Files.write(folder.resolve("1.png"), picture);
  }

  @Test
  void picture_tellsItsOrigin() throws IOException {
    assertThat(inspect("--json")).isZero();
    assertThat(JSON.readTree(output.toString()))
        .isEqualTo(
            JSON.readTree(
                """
                {"prompt":"a bird","seed":7,"index":1,"release":"birds-1","size":"64x64",
                 "format":"png","compression":100}"""));
  }

  @Test
  void again_asksForTheSame_andComparesTheBytes() throws IOException {
    StringWriter asked = new StringWriter();
    HttpServer server = gateway(asked);
    try {
      String port = String.valueOf(server.getAddress().getPort());
      assertThat(inspect("--again", "--port", port)).isZero();
      JsonNode request = JSON.readTree(asked.toString());
      assertThat(request.path("n").asInt()).isEqualTo(2);
      assertThat(request.path("model").asText()).isEqualTo("birds-1");
      Files.write(file, Png.encode(other(), 64, Optional.of(recipeOf(picture))));
      assertThat(inspect("--again", "--port", port)).isEqualTo(1);
      assertThat(output.toString()).contains("same_bytes   false");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void again_ofAJpeg_asksForSuchAFile() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg", plain);
    picture = Jpeg.with(new PictureOrigin(recipeOf(picture), 64, 80), plain.toByteArray());
    Files.write(file, picture);
    StringWriter asked = new StringWriter();
    HttpServer server = gateway(asked);
    try {
      String port = String.valueOf(server.getAddress().getPort());
      assertThat(inspect("--again", "--port", port)).isZero();
      JsonNode request = JSON.readTree(asked.toString());
      assertThat(request.path("output_format").asText()).isEqualTo("jpeg");
      assertThat(request.path("output_compression").asInt()).isEqualTo(80);
    } finally {
      server.stop(0);
    }
  }

  /** Draws the picture as the second of two. */
  private HttpServer gateway(StringWriter asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String drawn = Base64.getEncoder().encodeToString(picture);
    server.createContext(
        "/v1/images/generations",
        exchange -> {
          asked.write(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer =
              "{\"data\":[{\"b64_json\":\"AA==\"},{\"b64_json\":\"%s\"}]}"
                  .formatted(drawn)
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void fileOfSomethingElse_isNamed() throws IOException {
    Files.writeString(file, "a text");
    assertThat(inspect()).isEqualTo(1);
    assertThat(errors.toString()).contains("1.png").contains("no PNG, JPEG or WebP");
  }

  private static Recipe recipeOf(byte[] picture) {
    return PictureOrigin.of(picture).orElseThrow().recipe();
  }

  private static byte[] other() {
    byte[] rgb = new byte[64 * 64 * 3];
    rgb[0] = 1;
    return rgb;
  }

  private int inspect(String... options) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(output, true));
    line.setErr(new PrintWriter(errors, true));
    String[] arguments = new String[options.length + 2];
    arguments[0] = "inspect";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return line.execute(arguments);
  }
}
