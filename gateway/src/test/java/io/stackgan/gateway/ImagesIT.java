// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.WireRecord;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.FakePipeline;
import io.stackgan.gateway.testing.TestPicture;
import io.stackgan.gateway.testing.TestPlatform;
import io.stackgan.pictures.PictureOrigin;
import io.stackgan.tracing.TraceCollector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class ImagesIT {

  @TestHTTPResource URI gateway;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
    FakePipeline.clear();
  }

  @Test
  void caption_becomesAPicture() {
    HttpResponse<byte[]> response = caller.generate("{'prompt':'a red bird.','seed':7}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(response.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
    JsonNode answer = Caller.json(response);
    assertThat(answer.path("data")).hasSize(1);
    assertThat(picture(answer, 0)).isEqualTo(TestPicture.of(7, 0, ImageSize.FULL));
    assertThat(answer.at("/data/0/revised_prompt").isNull()).isTrue();
    assertThat(answer.at("/data/0/seed").asLong()).isEqualTo(7);
    assertThat(answer.at("/data/0").has("url")).isFalse();
    assertThat(answer.path("created").asLong()).isPositive();
    assertThat(answer.path("size").asText()).isEqualTo("256x256");
    assertThat(answer.path("output_format").asText()).isEqualTo("png");
    assertThat(answer.path("background").asText()).isEqualTo("opaque");
    assertThat(answer.path("usage"))
        .isEqualTo(
            Caller.json(
                """
                {"total_tokens":260,"input_tokens":4,"output_tokens":256,
                 "input_tokens_details":{"text_tokens":4,"image_tokens":0}}\
                """));
  }

  @Test
  void severalPictures_comeInTheirOrder() {
    JsonNode answer =
        Caller.json(caller.generate("{'prompt':'a bird','n':3,'seed':1,'size':'64x64'}"));
    assertThat(IntStream.range(0, 3).mapToObj(index -> picture(answer, index)))
        .containsExactly(
            TestPicture.of(1, 0, ImageSize.SKETCH),
            TestPicture.of(1, 1, ImageSize.SKETCH),
            TestPicture.of(1, 2, ImageSize.SKETCH));
  }

  @Test
  void link_leadsToThePicture() {
    JsonNode answer =
        Caller.json(caller.generate("{'prompt':'a bird','seed':5,'response_format':'url'}"));
    assertThat(answer.at("/data/0").has("b64_json")).isFalse();
    URI link = URI.create(answer.at("/data/0/url").asText());
    assertThat(link.getAuthority()).isEqualTo(gateway.getAuthority());
    HttpResponse<byte[]> picture = caller.get(link.getPath());
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("content-type")).hasValue("image/png");
    assertThat(picture.body()).isEqualTo(TestPicture.of(5, 0, ImageSize.FULL));
    assertThat(caller.get(link.getPath().replace(".png", "-64.png")).body())
        .isEqualTo(TestPicture.of(5, 0, ImageSize.SKETCH));
  }

  /** The record belongs to its sending, that to the call, and that to the caller's span. */
  private static void assertIsPartOfTheCall(String sending, String caller)
      throws InterruptedException {
    TraceCollector.Received call = span("POST /v1/images", span -> span.parent().equals(caller));
    TraceCollector.Received sent =
        span("generation-requests send", span -> span.id().equals(sending));
    assertThat(sent.parent()).isEqualTo(call.id());
    assertThat(sent.trace()).isEqualTo(call.trace());
  }

  private static TraceCollector.Received span(
      String name, Predicate<TraceCollector.Received> question) throws InterruptedException {
    for (int tries = 0; tries < 300; tries++) {
      for (TraceCollector.Received span : TestPlatform.COLLECTOR.spans()) {
        if (span.name().equals(name) && question.test(span)) {
          return span;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no span " + name + " in " + TestPlatform.COLLECTOR.spans());
  }

  @Test
  void request_reachesThePipelineWhole() throws InterruptedException {
    String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    caller.send(
        HttpRequest.newBuilder(
                caller.generation("{'prompt':' A bird ','n':2,'seed':3,'model':'birds-1'}"),
                (name, value) -> true)
            .header("traceparent", parent)
            .build());
    WireRecord record = FakePipeline.REQUESTS.poll(5, SECONDS);
    GenerationRequest request = GenerationRequestCodec.decode(record);
    assertThat(record.key()).isEqualTo(request.id()).startsWith("job_");
    assertThat(record.header("traceparent").orElseThrow())
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
        .isNotEqualTo(parent);
    assertIsPartOfTheCall(record.header("traceparent").get().split("-")[2], "b7ad6b7169203331");
    assertThat(request.prompt()).isEqualTo(" A bird ");
    assertThat(request.n()).isEqualTo(2);
    assertThat(request.seed()).isEqualTo(3);
    assertThat(request.release()).isEqualTo("birds-1");
    assertThat(request.deadline()).isNotNull();
  }

  @Test
  void seed_isMade_whenThereIsNone() throws InterruptedException {
    JsonNode first = Caller.json(caller.generate("{'prompt':'a bird','size':'64x64'}"));
    JsonNode second = Caller.json(caller.generate("{'prompt':'a bird','size':'64x64'}"));
    assertThat(first.at("/data/0/seed")).isNotEqualTo(second.at("/data/0/seed"));
    WireRecord record = FakePipeline.REQUESTS.poll(5, SECONDS);
    assertThat(GenerationRequestCodec.decode(record).seed())
        .isEqualTo(first.at("/data/0/seed").asLong());
  }

  @Test
  void stream_sendsTheSketchFirst() {
    HttpResponse<byte[]> response =
        caller.generate("{'prompt':'a bird','seed':9,'stream':true,'partial_images':2}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    List<JsonNode> events = events(response);
    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .containsExactly("image_generation.partial_image", "image_generation.completed");
    JsonNode partial = events.get(0);
    assertThat(bytes(partial)).isEqualTo(TestPicture.of(9, 0, ImageSize.SKETCH));
    assertThat(partial.path("partial_image_index").asInt(-1)).isZero();
    assertThat(partial.has("usage")).isFalse();
    JsonNode completed = events.get(1);
    assertThat(bytes(completed)).isEqualTo(TestPicture.of(9, 0, ImageSize.FULL));
    assertThat(completed.at("/usage/output_tokens").asInt()).isEqualTo(256);
    for (JsonNode event : events) {
      assertThat(event.fieldNames())
          .toIterable()
          .containsAll(Set.of("created_at", "size", "quality", "background", "output_format"));
    }
  }

  @Test
  void stream_withoutPartialImages_sendsThePictureAlone() {
    Stream.of("'partial_images':0", "'size':'64x64'")
        .map(field -> caller.generate("{'prompt':'a bird','stream':true," + field + "}"))
        .forEach(
            response ->
                assertThat(events(response))
                    .extracting(event -> event.path("type").asText())
                    .containsExactly("image_generation.completed"));
  }

  @Test
  void failure_isAnError() {
    HttpResponse<byte[]> response = caller.generate("{'prompt':'broken'}");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(Caller.json(response))
        .isEqualTo(
            Caller.json(
                """
                {"error":{"message":"It broke.","type":"server_error","param":null,
                 "code":"nan-output"}}\
                """));
  }

  @Test
  void failure_inMidStream_isAnErrorEvent() {
    HttpResponse<byte[]> response = caller.generate("{'prompt':'broken','stream':true}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new String(response.body(), UTF_8)).contains("\nevent: error\n");
    List<JsonNode> events = events(response);
    assertThat(events).hasSize(2);
    assertThat(events.get(1).path("type").asText()).isEqualTo("error");
    assertThat(events.get(1).at("/error/code").asText()).isEqualTo("nan-output");
  }

  @Test
  void deadline_endsTheWait_andCallsTheJobOff() throws InterruptedException {
    HttpResponse<byte[]> response = caller.generate("{'prompt':'silent'}");
    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(Caller.json(response).at("/error/code").asText()).isEqualTo("deadline_exceeded");
    assertThat(Caller.json(response).at("/error/message").asText()).contains("accepted");
    assertThat(FakePipeline.CANCELLED.poll(5, SECONDS)).isEqualTo(requestedJob());
  }

  @Test
  void disconnect_callsTheJobOff() throws Exception {
    var response =
        caller
            .client()
            .send(
                caller.generation("{'prompt':'silent','stream':true}"),
                BodyHandlers.ofInputStream());
    response.body().read();
    response.body().close();
    assertThat(FakePipeline.CANCELLED.poll(12, SECONDS)).isEqualTo(requestedJob());
  }

  @Test
  void finishedJob_isNotCalledOff() throws InterruptedException {
    caller.generate("{'prompt':'a bird','stream':true}");
    caller.generate("{'prompt':'a bird'}");
    assertThat(FakePipeline.CANCELLED.poll(1, SECONDS)).isNull();
  }

  @Test
  void disconnect_withoutAStream_callsTheJobOff() throws Exception {
    var answer =
        caller
            .client()
            .sendAsync(caller.generation("{'prompt':'silent'}"), BodyHandlers.ofByteArray());
    String job = requestedJob();
    answer.cancel(true);
    assertThat(FakePipeline.CANCELLED.poll(5, SECONDS)).isEqualTo(job);
  }

  @Test
  void clientsOwnTimeLimit_endsTheWork() throws InterruptedException {
    HttpResponse<byte[]> response =
        caller.send(with("x-stainless-timeout", "1", "{'prompt':'silent'}"));
    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(Caller.json(response).at("/error/message").asText()).contains("within 1 s");
    assertThat(FakePipeline.CANCELLED.poll(5, SECONDS)).isEqualTo(requestedJob());
  }

  @Test
  void otherFormats_areWhatTheySay() {
    for (String format : List.of("jpeg", "webp")) {
      String fields = "'output_format':'" + format + "','output_compression':60}";
      JsonNode answer = Caller.json(caller.generate("{'prompt':'a bird'," + fields));
      assertThat(answer.path("output_format").asText()).isEqualTo(format);
      byte[] embedded = picture(answer, 0);
      assertThat(PictureOrigin.format(embedded)).isEqualTo(format);
      List<JsonNode> events = events(caller.generate("{'prompt':'a bird','stream':true," + fields));
      assertThat(events)
          .allSatisfy(event -> assertThat(PictureOrigin.format(bytes(event))).isEqualTo(format));
    }
  }

  @Test
  void link_leadsToTheFormatAskedFor() {
    JsonNode answer =
        Caller.json(
            caller.generate(
                "{'prompt':'a bird','response_format':'url','output_format':'webp',"
                    + "'output_compression':40}"));
    URI link = URI.create(answer.at("/data/0/url").asText());
    HttpResponse<byte[]> picture = caller.get(link.getPath() + "?" + link.getQuery());
    assertThat(picture.headers().firstValue("content-type")).hasValue("image/webp");
    assertThat(PictureOrigin.format(picture.body())).isEqualTo("webp");
    assertThat(caller.get(link.getPath() + "?compression=101").statusCode()).isEqualTo(400);
  }

  @Test
  void sameKey_givesTheFirstAnswerAgain() {
    String key = UUID.randomUUID().toString();
    String body = "{'prompt':'a bird','n':2}";
    HttpResponse<byte[]> first = caller.send(with("idempotency-key", key, body));
    HttpResponse<byte[]> second = caller.send(with("idempotency-key", key, body));
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(FakePipeline.REQUESTS).hasSize(1);
    HttpResponse<byte[]> other = caller.send(with("idempotency-key", key, "{'prompt':'a cat'}"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(Caller.json(other).at("/error/code").asText()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void sameKey_streamsTheFirstPicturesAgain() {
    String key = UUID.randomUUID().toString();
    String body = "{'prompt':'a bird','stream':true}";
    List<JsonNode> first = events(caller.send(with("idempotency-key", key, body)));
    List<JsonNode> second = events(caller.send(with("idempotency-key", key, body)));
    assertThat(second).hasSize(2);
    assertThat(bytes(second.get(0))).isEqualTo(bytes(first.get(0)));
    assertThat(bytes(second.get(1))).isEqualTo(bytes(first.get(1)));
    assertThat(FakePipeline.REQUESTS).hasSize(1);
  }

  @Test
  void sameKey_ofAnotherCaller_isAnotherKey() {
    String key = UUID.randomUUID().toString();
    String body = "{'prompt':'a bird'}";
    caller.send(with("idempotency-key", key, body));
    caller.send(
        HttpRequest.newBuilder(with("idempotency-key", key, body), (name, value) -> true)
            .header("authorization", "Bearer another")
            .build());
    assertThat(FakePipeline.REQUESTS).hasSize(2);
  }

  @Test
  void exploration_reachesThePipeline() throws InterruptedException {
    caller.generate("{'prompt':'a','n':3,'variation':0.5,'to':{'prompt':'b','seed':9}}");
    GenerationRequest request =
        GenerationRequestCodec.decode(FakePipeline.REQUESTS.poll(5, SECONDS));
    assertThat(request.exploration()).isEqualTo(new Exploration(0.5, new Destination("b", 9L)));
  }

  @Test
  void lostPicture_isAnError() {
    assertThat(caller.generate("{'prompt':'lost'}").statusCode()).isEqualTo(404);
    assertThat(caller.get("/v1/images/job_unknown/0.png").statusCode()).isEqualTo(404);
  }

  private HttpRequest with(String header, String value, String json) {
    return HttpRequest.newBuilder(caller.generation(json), (name, old) -> true)
        .header(header, value)
        .build();
  }

  private static String requestedJob() throws InterruptedException {
    return FakePipeline.REQUESTS.poll(5, SECONDS).key();
  }

  private static byte[] picture(JsonNode answer, int index) {
    return bytes(answer.path("data").path(index));
  }

  private static byte[] bytes(JsonNode holder) {
    return Base64.getDecoder().decode(holder.path("b64_json").asText());
  }

  private static List<JsonNode> events(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8)
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> Caller.json(line.substring(6)))
        .toList();
  }
}
