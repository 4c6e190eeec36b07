// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImageGenerateParams.Size;
import com.openai.models.images.ImagesResponse;
import com.openai.models.models.Model;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.FakePipeline;
import io.stackgan.gateway.testing.Tenants;
import io.stackgan.gateway.testing.TestPicture;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official Java client, with nothing changed but its address and key. */
@QuarkusTest
@TestProfile(Tenants.class)
@WithTestResource(TestPlatform.class)
class OpenAiClientIT {

  @TestHTTPResource("/v1")
  URI gateway;

  private final long run = System.nanoTime();
  private OpenAIClient client;

  @BeforeEach
  void connect() {
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(gateway.toString())
            .apiKey("java-key")
            .maxRetries(0)
            .build();
  }

  @Test
  void client_seesEachClassOfErrors() {
    OpenAIClient stranger = client.withOptions(options -> options.apiKey("wrong"));
    assertThatThrownBy(() -> stranger.images().generate(prompt("a bird").build()))
        .isInstanceOf(UnauthorizedException.class);
    assertThatThrownBy(() -> client.images().generate(prompt("broken").build()))
        .isInstanceOfSatisfying(
            InternalServerException.class,
            error -> assertThat(error.code()).hasValue("nan-output"));
    client.images().generate(keyed("a bird"));
    assertThatThrownBy(() -> client.images().generate(keyed("a cat")))
        .isInstanceOfSatisfying(
            UnexpectedStatusCodeException.class,
            error -> assertThat(error.statusCode()).isEqualTo(409));
  }

  @Test
  void client_cancelsByHangingUp() throws InterruptedException {
    FakePipeline.clear();
    RequestOptions impatient = RequestOptions.builder().timeout(Duration.ofMillis(1500)).build();
    assertThatThrownBy(() -> client.images().generate(prompt("silent").build(), impatient))
        .isInstanceOf(OpenAIException.class);
    assertThat(FakePipeline.CANCELLED.poll(10, SECONDS)).isNotNull();
  }

  /** Three jobs that no stage ever ends: the tenant has to wait until they have expired. */
  @Test
  void client_retriesAfter429() {
    String body =
        "{\"prompt\":\"silent\",\"deadline\":\"%s\"}".formatted(Instant.now().plusSeconds(6));
    Caller caller = new Caller(gateway);
    for (int job = 0; job < 3; job++) {
      caller.send(
          caller
              .request("/v1/jobs")
              .header("authorization", "Bearer java-key")
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build());
    }
    assertThatThrownBy(() -> client.images().generate(prompt("a bird").build()))
        .isInstanceOf(RateLimitException.class);
    OpenAIClient patient = client.withOptions(options -> options.maxRetries(10));
    assertThat(patient.images().generate(prompt("a bird").build()).data().orElseThrow()).hasSize(1);
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

  private ImageGenerateParams keyed(String text) {
    return prompt(text).putAdditionalHeader("Idempotency-Key", "the same " + run).build();
  }

  private static ImageGenerateParams.Builder prompt(String text) {
    return ImageGenerateParams.builder().prompt(text);
  }
}
