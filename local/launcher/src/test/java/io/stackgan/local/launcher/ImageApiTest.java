// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.stackgan.local.launcher.ImageApi.Picture;
import io.stackgan.local.launcher.ImageApi.Request;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageApiTest {

  private static final String GENERATIONS = "/v1/images/generations";

  private final List<String> bodies = new ArrayList<>();
  private final List<String> saved = new ArrayList<>();
  private HttpServer server;
  private ImageApi api;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    api = new ImageApi("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void onePicture_isStreamedWithItsSketch() throws IOException {
    answer(
        GENERATIONS,
        200,
        """
        : job

        event: image_generation.partial_image
        data: {"type":"image_generation.partial_image","b64_json":"AQ==","seed":7}

        event: image_generation.completed
        data: {"type":"image_generation.completed","b64_json":"Ag==","seed":7}

        """);
    assertThat(api.draw(new Request("bird", 1, "256x256", 7L), this::save)).isEqualTo(7);
    assertThat(saved).containsExactly("0-64:1", "0-256:2");
    assertThat(bodies)
        .containsExactly(
            "{\"prompt\":\"bird\",\"n\":1,\"size\":\"256x256\",\"seed\":7,\"stream\":true}");
  }

  @Test
  void severalPictures_areFetchedWithTheirSketches() throws IOException {
    answer(
        GENERATIONS,
        200,
        "{\"data\":[{\"url\":\"/j/0.png\",\"seed\":5},{\"url\":\"/j/1.png\",\"seed\":5}]}");
    answer("/j/0.png", 200, "\u0002");
    answer("/j/0-64.png", 200, "\u0001");
    answer("/j/1.png", 200, "\u0004");
    answer("/j/1-64.png", 200, "\u0003");
    assertThat(api.draw(new Request("bird", 2, "256x256", null), this::save)).isEqualTo(5);
    assertThat(saved).containsExactly("0-64:1", "0-256:2", "1-64:3", "1-256:4");
  }

  @Test
  void refusal_isToldInTheGatewaysWords() {
    answer(GENERATIONS, 400, "{\"error\":{\"message\":\"size must be 64x64 or 256x256\"}}");
    assertThatThrownBy(() -> api.draw(new Request("bird", 1, "1x1", null), this::save))
        .isInstanceOf(PlatformException.class)
        .hasMessage("size must be 64x64 or 256x256");
  }

  @Test
  void errorInMidStream_isToldInTheGatewaysWords() {
    answer(
        GENERATIONS,
        200,
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"message\":\"no release\"}}\n\n");
    assertThatThrownBy(() -> api.draw(new Request("bird", 1, "64x64", null), this::save))
        .isInstanceOf(PlatformException.class)
        .hasMessage("no release");
  }

  @Test
  void streamThatBreaksOff_isAnError() {
    answer(GENERATIONS, 200, ": job\n\n");
    assertThatThrownBy(() -> api.draw(new Request("bird", 1, "64x64", null), this::save))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("before the picture was complete");
  }

  private void save(Picture picture) {
    saved.add(picture.index() + "-" + picture.pixels() + ":" + picture.file()[0]);
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
