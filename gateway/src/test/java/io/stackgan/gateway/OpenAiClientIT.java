// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.SseException;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImageGenerateParams.Size;
import com.openai.models.images.ImagesResponse;
import com.openai.models.models.Model;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.testing.TestPicture;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java client, with nothing changed but its address and key. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class OpenAiClientIT {

  @TestHTTPResource("/v1")
  URI gateway;

  private OpenAIClient client;

  @BeforeEach
  void connect() {
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(gateway.toString())
            .apiKey("any")
            .maxRetries(0)
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void client_generates() {
    ImagesResponse answer =
        client
            .images()
            .generate(with("seed", 4).model("production").n(2).size(Size.of("256x256")).build());
    assertThat(answer.data().orElseThrow())
        .extracting(image -> Base64.getDecoder().decode(image.b64Json().orElseThrow()))
        .containsExactly(
            TestPicture.of(4, 0, ImageSize.FULL), TestPicture.of(4, 1, ImageSize.FULL));
    assertThat(answer.usage().orElseThrow().outputTokens()).isEqualTo(512);
  }

  @Test
  void client_getsLinks() {
    ImagesResponse answer = client.images().generate(with("response_format", "url").build());
    assertThat(answer.data().orElseThrow().get(0).url().orElseThrow())
        .startsWith(gateway + "/images/job_");
  }

  @Test
  void client_streamsThePartialImageFirst() {
    ImageGenerateParams params = prompt("a bird").partialImages(1).build();
    try (StreamResponse<ImageGenStreamEvent> stream = client.images().generateStreaming(params)) {
      List<ImageGenStreamEvent> events = stream.stream().toList();
      assertThat(events).hasSize(2);
      assertThat(events.get(0).asGenerationPartialImage().partialImageIndex()).isZero();
      assertThat(events.get(1).asGenerationCompleted().usage().totalTokens()).isEqualTo(258);
    }
  }

  @Test
  void client_seesAnErrorInMidStream() {
    try (StreamResponse<ImageGenStreamEvent> stream =
        client.images().generateStreaming(prompt("broken").build())) {
      assertThatThrownBy(() -> stream.stream().toList())
          .isInstanceOf(SseException.class)
          .hasMessageContaining("It broke.");
    }
  }

  @Test
  void client_understandsErrors() {
    BadRequestException refusal =
        catchThrowableOfType(
            BadRequestException.class,
            () -> client.images().generate(prompt("a bird").n(11).build()));
    assertThat(refusal.param()).hasValue("n");
    assertThat(refusal.type()).hasValue("invalid_request_error");
    assertThatThrownBy(() -> client.images().generate(prompt("a bird").model("dall-e-3").build()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void client_listsModels() {
    assertThat(client.models().list().data()).extracting(Model::id).contains("production");
    assertThat(client.models().retrieve("birds-1").id()).isEqualTo("birds-1");
  }

  /** Fields that the client does not know, or knows no longer, go into the body all the same. */
  private static ImageGenerateParams.Builder with(String field, Object value) {
    return prompt("a bird").putAdditionalBodyProperty(field, JsonValue.from(value));
  }

  private static ImageGenerateParams.Builder prompt(String text) {
    return ImageGenerateParams.builder().prompt(text);
  }
}
