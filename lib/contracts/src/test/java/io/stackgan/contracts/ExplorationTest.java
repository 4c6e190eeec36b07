// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stackgan.contracts.Exploration.Destination;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final Exploration WAY = new Exploration(0.25, new Destination("a blue bird", 9L));

  @Test
  void request_keepsItsExploration() {
    GenerationRequest request =
        request(
            "{'prompt':'a','n':2,'variation':0.25," + "'to':{'prompt':'a blue bird','seed':9}}");
    assertThat(request.exploration()).isEqualTo(WAY);
    assertThat(GenerationRequestCodec.decode(GenerationRequestCodec.encode(request)))
        .isEqualTo(request);
  }

  @Test
  void plainRequest_explores_nothing() {
    assertThat(request("{'prompt':'a'}").exploration()).isEqualTo(Exploration.NONE);
  }

  @Test
  void picture_keepsItsCaptionAndExploration() {
    GenerationRequest request = request("{'prompt':'a','n':3,'to':{'seed':9}}");
    ImageJob picture =
        new ImageJob("job", 1, 3, 7, "birds", ImageSize.FULL, null, Timings.NONE).drawnAs(request);
    TextEmbedding sent = new TextEmbedding(picture, new float[] {1});
    ImageJob received = TextEmbeddingCodec.decode(TextEmbeddingCodec.encode(sent)).job();
    assertThat(received).isEqualTo(picture);
    assertThat(received.prompt()).isEqualTo("a");
    assertThat(received.progress()).isEqualTo(0.5);
  }

  @Test
  void fault_namesItsField() {
    refuse("{'prompt':'a','variation':2.5}", "variation");
    refuse("{'prompt':'a','variation':'much'}", "variation");
    refuse("{'prompt':'a','n':2,'to':{}}", "to: ");
    refuse("{'prompt':'a','n':2,'to':{'seed':-1}}", "to.seed");
    refuse("{'prompt':'a','n':2,'to':{'prompt':' '}}", "to.prompt");
    refuse("{'prompt':'a','n':2,'to':{'sed':1}}", "sed");
    refuse("{'prompt':'a','n':1,'to':{'seed':1}}", "n: ");
  }

  private static void refuse(String json, String field) {
    assertThatThrownBy(() -> request(json))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(field);
  }

  private static GenerationRequest request(String json) {
    byte[] value = json.replace('\'', '"').getBytes(UTF_8);
    return GenerationRequestCodec.decode(new WireRecord("key", value, Map.of()), "job");
  }
}
