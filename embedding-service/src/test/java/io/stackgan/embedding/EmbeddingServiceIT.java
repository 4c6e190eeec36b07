// SPDX-License-Identifier: Apache-2.0
package io.stackgan.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.ReleasePin;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.onnxserving.CaptionEncoder;
import io.stackgan.onnxserving.InferenceConfig;
import io.stackgan.onnxserving.TinyEncoder;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.stagemessaging.InferenceCaller;
import io.stackgan.stagemessaging.StagePlatform;
import io.stackgan.stagemessaging.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(StagePlatform.class)
class EmbeddingServiceIT {

  @TestHTTPResource("/")
  URI service;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @ConfigProperty(name = "stackgan.store.folder")
  Path store;

  private TestClient client;

  @BeforeEach
  void connect() {
    client = new TestClient(servers);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void plainJsonRequest_leadsToARecordForEachPicture_withItsTraceAndEvents() {
    WireRecord request =
        json("{\"id\":\"three\",\"prompt\":\"a red bird\",\"n\":3,\"seed\":7}")
            .withHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    client.send(Topics.GENERATION_REQUESTS, List.of(request));

    List<WireRecord> records = embeddings("three", 3);
    assertThat(records)
        .allMatch(r -> r.header("traceparent").equals(request.header("traceparent")));
    List<TextEmbedding> pictures =
        records.stream()
            .map(TextEmbeddingCodec::decode)
            .sorted(Comparator.comparing(picture -> picture.job().index()))
            .toList();
    assertThat(pictures).extracting(picture -> picture.job().index()).containsExactly(0, 1, 2);
    assertThat(pictures).allMatch(picture -> picture.job().seed() == 7);
    assertThat(pictures).allMatch(picture -> picture.job().release().equals("a"));
    assertThat(pictures.get(2).embedding()).isEqualTo(pictures.get(0).embedding());
    assertThat(client.events(Status.ACCEPTED, "three").get(0).release()).isEqualTo("a");
    assertThat(client.events(Status.EMBEDDED, "three").get(0).timings().embedded()).isNotNull();
  }

  @Test
  void bulkRequest_leadsToRecordsThatSaySo() {
    client.send(
        Topics.GENERATION_REQUESTS,
        List.of(
            json("{\"id\":\"patient\",\"prompt\":\"a red bird\",\"priority\":\"bulk\"}"),
            json("{\"id\":\"eager\",\"prompt\":\"a red bird\"}")));

    assertThat(embeddings("patient", 1).get(0).header("ce_priority")).contains("bulk");
    assertThat(embeddings("eager", 1).get(0).header("ce_priority")).isEmpty();
  }

  @Test
  void poisonAmongRequests_becomesDeadLetters_andTheOthersGoOn() {
    client.send(
        Topics.GENERATION_REQUESTS,
        List.of(
            json("{\"id\":\"before\",\"prompt\":\"a bird\"}"),
            json("no json").withHeader("traceparent", "00-poison-01"),
            json("{\"id\":\"many\",\"prompt\":\"a bird\",\"n\":11}"),
            json("{\"id\":\"odd\",\"prompt\":\"a bird\",\"colour\":1}"),
            json("{\"id\":\"lost\",\"prompt\":\"a bird\",\"release\":\"nowhere\"}"),
            json("{\"id\":\"after\",\"prompt\":\"a bird\"}")));

    assertThat(client.events(Status.EMBEDDED, "before", "after")).hasSize(2);
    List<GenerationEvent> failed = client.events(Status.FAILED, "many", "odd", "lost");
    assertThat(failed)
        .extracting(GenerationEvent::job)
        .containsExactlyInAnyOrder("many", "odd", "lost");
    List<WireRecord> letters =
        client.await(
            Topics.deadLettersOf(Topics.GENERATION_REQUESTS),
            4,
            letter -> !new String(letter.value(), StandardCharsets.UTF_8).contains("mixed"));
    assertThat(letters)
        .extracting(letter -> letter.header("dead-letter-reason").orElseThrow())
        .containsExactlyInAnyOrder(
            "not-json", "invalid-value", "unknown-field", "release_unavailable");
    assertThat(letters)
        .anyMatch(letter -> letter.header("traceparent").orElse("").equals("00-poison-01"));
    assertThat(letters)
        .allMatch(
            letter -> letter.header("dead-letter-topic").orElse("").equals("generation-requests"));
  }

  @Test
  void requestWithoutId_deliveredAgain_isTheSameJobOnlyWhenItIsTheSameRecord() {
    WireRecord anonymous = json("{\"prompt\":\"an anonymous bird\"}");
    client.send(Topics.GENERATION_REQUESTS, List.of(anonymous, anonymous));

    List<String> jobs =
        client
            .await(
                Topics.GENERATION_EVENTS,
                2,
                event -> event.key().matches("[0-9a-f-]{36}") && isAccepted(event))
            .stream()
            .map(WireRecord::key)
            .toList();
    assertThat(jobs.get(0)).isNotEqualTo(jobs.get(1));
  }

  @Test
  void corruptRelease_isRefused_andTheOldOneServes(@TempDir Path folder) throws Exception {
    ReleaseStore releases = new ReleaseStore(new FolderObjectStore(store));
    new TinyRelease("corrupt", 3, folder).publish(releases);
    Path model = store.resolve("models/corrupt/encoder/model.onnx");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2]++;
    Files.write(model, bytes);

    releases.promote("corrupt");

    String health = await("/q/health/ready", "refused corrupt");
    assertThat(health).contains("\"UP\"").contains("sha256");
    client.send(
        Topics.GENERATION_REQUESTS, List.of(json("{\"id\":\"still\",\"prompt\":\"a bird\"}")));
    assertThat(client.events(Status.EMBEDDED, "still").get(0).release()).isEqualTo("a");
    assertThat(get("/q/metrics")).contains("stackgan_release_refused{model=\"encoder\"");
    releases.rollback();
  }

  /** The service was killed before it could commit the record, and releases were swapped then. */
  @Test
  void requestThatComesAgain_afterASwap_startsWithTheReleaseThatItIsPinnedTo(@TempDir Path folder)
      throws Exception {
    ReleaseStore releases = new ReleaseStore(new FolderObjectStore(store));
    new TinyRelease("swapped", 5, folder).publish(releases);
    WireRecord request = pinned("pinned", "a");
    client.send(Topics.GENERATION_REQUESTS, List.of(request));
    client.events(Status.EMBEDDED, "pinned");
    releases.promote("swapped");
    await("/q/health/ready", "\"current\": \"swapped\"");

    client.send(
        Topics.GENERATION_REQUESTS,
        List.of(request, json("{\"id\":\"unpinned\",\"prompt\":\"a bird\"}")));

    assertThat(client.events(Status.ACCEPTED, "pinned", "pinned"))
        .extracting(GenerationEvent::release)
        .containsExactly("a", "a");
    assertThat(client.events(Status.ACCEPTED, "unpinned").get(0).release()).isEqualTo("swapped");
    releases.rollback();
    await("/q/health/ready", "\"current\": \"a\"");
  }

  @Test
  void requestPinnedToARefusedRelease_startsWithTheOneInService() {
    client.send(Topics.GENERATION_REQUESTS, List.of(pinned("refused-pin", "never-published")));

    assertThat(client.events(Status.ACCEPTED, "refused-pin").get(0).release()).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource(names = {"CHARACTERS", "POOLED"})
  void releaseWithAnotherKindOfEncoder_isServed(TinyEncoder kind, @TempDir Path folder) {
    String release = "with-" + kind.name().toLowerCase(Locale.ROOT);
    ReleaseStore releases = new ReleaseStore(new FolderObjectStore(store));
    new TinyRelease(release, 3, folder, kind).publish(releases);
    String prompt = "\"prompt\":\"a bird with RED wings\",\"release\":\"" + release + "\"}";
    client.send(
        Topics.GENERATION_REQUESTS,
        List.of(
            json("{\"id\":\"" + release + "-1\"," + prompt),
            json("{\"id\":\"" + release + "-other\"," + prompt.replace("RED", "blue")),
            json("{\"id\":\"" + release + "-2\"," + prompt)));

    float[] expected;
    try (CaptionEncoder encoder =
        CaptionEncoder.load(folder.resolve("encoder"), InferenceConfig.cpu(1))) {
      expected = encoder.encode(List.of("a bird with RED wings"))[0];
    }
    for (String job : List.of(release + "-1", release + "-2")) {
      TextEmbedding picture = TextEmbeddingCodec.decode(embeddings(job, 1).get(0));
      assertThat(picture.job().release()).isEqualTo(release);
      assertThat(picture.embedding()).isEqualTo(expected);
    }
  }

  @Test
  void releaseOfStagesTrainedOnAnotherEncoder_failsItsJobs(@TempDir Path folder) throws Exception {
    ReleaseStore releases = new ReleaseStore(new FolderObjectStore(store));
    new TinyRelease("mixed", 3, folder).publish(releases);
    Path manifest = store.resolve("models/mixed/release.json");
    String json = Files.readString(manifest);
    Files.writeString(manifest, json.replace("\"dimension\" : 8", "\"dimension\" : 384"));
    client.send(
        Topics.GENERATION_REQUESTS,
        List.of(json("{\"id\":\"mixed\",\"prompt\":\"a bird\",\"release\":\"mixed\"}")));

    GenerationEvent failed = client.events(Status.FAILED, "mixed").get(0);
    assertThat(failed.error().code()).isEqualTo("release_unavailable");
    assertThat(failed.error().message()).contains("not trained together");
  }

  @Test
  void flood_isEmbedded_withoutAFailure() {
    String[] jobs = new String[200];
    List<WireRecord> requests = new ArrayList<>();
    for (int i = 0; i < jobs.length; i++) {
      jobs[i] = "flood" + i;
      requests.add(json("{\"id\":\"" + jobs[i] + "\",\"prompt\":\"a bird\",\"n\":10}"));
    }
    client.send(Topics.GENERATION_REQUESTS, requests);

    assertThat(client.events(Status.EMBEDDED, jobs)).hasSize(jobs.length);
    assertThat(embeddings("flood199", 10)).hasSize(10);
  }

  @Test
  void inferenceProtocol_encodesTexts() {
    InferenceCaller caller = new InferenceCaller(service);
    String text =
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"a\",\"b\"]}]}";

    assertThat(caller.get("/v2/models/encoder").body().path("inputs").toString())
        .isEqualTo("[{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[-1]}]");
    InferenceCaller.Answer answer = caller.infer("/v2/models/encoder/infer", text);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.body().path("outputs").path(0).path("shape").toString())
        .isEqualTo("[2," + TinyRelease.DIMENSION + "]");
    assertThat(caller.infer("/v2/models/encoder/infer", text.replace("\"a\"", "7")).status())
        .isEqualTo(400);
  }

  @Test
  void metrics_countInferencesByRelease() throws Exception {
    client.send(
        Topics.GENERATION_REQUESTS, List.of(json("{\"id\":\"count\",\"prompt\":\"a bird\"}")));
    client.events(Status.EMBEDDED, "count");

    assertThat(await("/q/metrics", "nv_inference_request_success{"))
        .contains("nv_inference_count{model=\"encoder\",version=\"a\"}")
        .contains("nv_inference_pending_request_count{model=\"encoder\"}")
        .contains("stackgan_batch_size_bucket{model=\"encoder\",le=\"1.0\"}");
  }

  private static WireRecord pinned(String job, String release) {
    GenerationRequest request =
        new GenerationRequest(
            job, "a bird", 1, ImageSize.FULL, 7, null, null, Priority.INTERACTIVE);
    return ReleasePin.mark(GenerationRequestCodec.encode(request), release);
  }

  private static boolean isAccepted(WireRecord event) {
    return event.header("ce_type").orElse("").equals(Status.ACCEPTED.ceType());
  }

  private List<WireRecord> embeddings(String job, int count) {
    return client.await(
        Topics.TEXT_EMBEDDINGS, count, record -> record.key().startsWith(job + "/"));
  }

  private static WireRecord json(String text) {
    return new WireRecord(null, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private String await(String path, String text) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String body = get(path);
    while (!body.contains(text)) {
      assertThat(System.nanoTime()).as(body).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
      body = get(path);
    }
    return body;
  }

  private String get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }
}
