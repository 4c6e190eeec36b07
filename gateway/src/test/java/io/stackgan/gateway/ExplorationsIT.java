// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.WireRecord;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.FakePipeline;
import io.stackgan.gateway.testing.TestPicture;
import io.stackgan.gateway.testing.TestPlatform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class ExplorationsIT {

  @TestHTTPResource URI gateway;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
    FakePipeline.clear();
  }

  @Test
  void way_isOneStripOfOneJob() throws IOException {
    HttpResponse<byte[]> answer =
        explore("{'prompt':'a','seed':3,'n':4,'size':'64x64','to':{'seed':9}}");
    assertThat(answer.headers().firstValue("content-type")).hasValue("image/png");
    BufferedImage strip = read(answer.body());
    assertThat(strip.getWidth()).isEqualTo(4 * 64);
    assertThat(strip.getHeight()).isEqualTo(64);
    for (int index = 0; index < 4; index++) {
      assertThat(strip.getRGB(index * 64, 0)).isEqualTo(colour(3, index));
    }
    assertThat(FakePipeline.REQUESTS).hasSize(1);
  }

  @Test
  void series_isAGridOverSeeds() throws IOException {
    BufferedImage grid = read(explore("{'prompt':'a','seed':5,'n':4,'size':'64x64'}").body());
    assertThat(grid.getWidth()).isEqualTo(2 * 64);
    assertThat(grid.getRGB(64, 64)).isEqualTo(colour(8, 0));
    List<Long> seeds = new ArrayList<>();
    for (WireRecord request : FakePipeline.REQUESTS) {
      seeds.add(GenerationRequestCodec.decode(request).seed());
    }
    assertThat(seeds).containsExactlyInAnyOrder(5L, 6L, 7L, 8L);
  }

  @Test
  void animation_isAnAnimatedPng() throws IOException {
    byte[] file =
        explore("{'prompt':'a','n':3,'size':'64x64','to':{'prompt':'b'},'layout':'animation'}")
            .body();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(text).contains("acTL");
    assertThat(text.split("fcTL", -1)).hasSize(4);
    assertThat(read(file).getWidth()).isEqualTo(64);
  }

  @Test
  void fault_isNamed() {
    check("{'prompt':'a','layout':'circle'}", "layout");
    check("{'prompt':'a','stream':true}", "stream");
    check("{'prompt':'a','n':1,'to':{'seed':1}}", "n");
    check("{'prompt':'a','n':2,'seed':9223372036854775807}", "seed");
  }

  private void check(String body, String param) {
    HttpResponse<byte[]> answer = explore(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.json(answer).at("/error/param").asText()).isEqualTo(param);
  }

  private HttpResponse<byte[]> explore(String json) {
    return caller.send(
        caller
            .request("/v1/explorations")
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json.replace('\'', '"')))
            .build());
  }

  private static int colour(long seed, int index) throws IOException {
    return read(TestPicture.of(seed, index, ImageSize.SKETCH)).getRGB(0, 0);
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
