// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Stage1Image;
import io.stackgan.contracts.Stage1ImageCodec;
import io.stackgan.contracts.TextEmbedding;
import io.stackgan.contracts.TextEmbeddingCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.pictures.Png;
import io.stackgan.pictures.Recipe;
import io.stackgan.stagemessaging.InferenceCaller;
import io.stackgan.stagemessaging.StagePlatform;
import io.stackgan.stagemessaging.TestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StagePlatform.class)
class Stage1ServiceIT {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @ConfigProperty(name = "stackgan.store.folder")
  Path store;

  @TestHTTPResource("/")
  URI service;

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
  void largeJob_isHandedOn_andItsSketchIsStored() {
    client.send(Topics.TEXT_EMBEDDINGS, List.of(task("large", 5, ImageSize.FULL)));

    Stage1Image handedOn = Stage1ImageCodec.decode(sketches("large", 1).get(0));
    GenerationEvent sketched = client.events(Status.SKETCHED, "large").get(0);
    assertThat(sketched.index()).isZero();
    assertThat(sketched.images().get(0).key()).isEqualTo("images/large/0-64.png");
    assertThat(object("images/large/0-64.png"))
        .isEqualTo(Png.encode(handedOn.rgb(), 64, Recipe.of(handedOn.job())));
    assertThat(handedOn.job().timings().sketched()).isNotNull();
  }

  @Test
  void smallJob_isCompleted() {
    client.send(Topics.TEXT_EMBEDDINGS, List.of(task("small", 5, ImageSize.SKETCH)));

    GenerationEvent completed = client.events(Status.COMPLETED, "small").get(0);
    assertThat(completed.images().get(0).key()).isEqualTo("images/small/0.png");
    assertThat(object("images/small/0.png")).isNotEmpty();
  }

  @Test
  void poisonAmongJobs_becomesADeadLetter_andTheOthersGoOn() {
    WireRecord poison = new WireRecord("k", new byte[] {1, 2, 3}, Map.of());
    client.send(
        Topics.TEXT_EMBEDDINGS,
        List.of(task("before", 1, ImageSize.SKETCH), poison, task("after", 1, ImageSize.SKETCH)));

    assertThat(client.events(Status.COMPLETED, "before", "after")).hasSize(2);
    assertThat(
            client.await(
                Topics.deadLettersOf(Topics.TEXT_EMBEDDINGS),
                1,
                letter -> Arrays.equals(letter.value(), poison.value())))
        .hasSize(1);
  }

  @Test
  void embeddingOfAnotherEncoder_failsItsJobAlone() {
    ImageJob job =
        new ImageJob(
            "foreign", 0, 1, 1, StagePlatform.RELEASE, ImageSize.SKETCH, null, Timings.NONE);
    WireRecord foreign = TextEmbeddingCodec.encode(new TextEmbedding(job, new float[5]));
    client.send(Topics.TEXT_EMBEDDINGS, List.of(foreign, task("own", 1, ImageSize.SKETCH)));

    GenerationEvent failed = client.events(Status.FAILED, "foreign").get(0);
    assertThat(failed.error().code()).isEqualTo("input_does_not_fit");
    assertThat(failed.error().message()).contains("5 features").contains("takes 8");
    assertThat(client.events(Status.COMPLETED, "own")).hasSize(1);
  }

  @Test
  void sameSeed_drawsTheSameBytes_aloneInABatchAndDeliveredAgain() {
    client.send(Topics.TEXT_EMBEDDINGS, List.of(task("alone", 42, ImageSize.FULL)));
    byte[] alone = rgb("alone");
    List<WireRecord> crowd = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      crowd.add(task("crowd" + i, i, ImageSize.FULL));
    }
    crowd.add(task("within", 42, ImageSize.FULL));
    crowd.add(task("within", 42, ImageSize.FULL));
    client.send(Topics.TEXT_EMBEDDINGS, crowd);

    List<WireRecord> twice = sketches("within", 2);
    assertThat(Stage1ImageCodec.decode(twice.get(0)).rgb()).isEqualTo(alone);
    assertThat(Stage1ImageCodec.decode(twice.get(1)).rgb()).isEqualTo(alone);
    assertThat(rgb("crowd7")).isNotEqualTo(alone);
  }

  @Test
  void inferenceProtocol_describesServerAndModel() {
    InferenceCaller caller = new InferenceCaller(service);
    String model = "/v2/models/stage1";

    assertThat(caller.get("/v2").body().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("name", "version", "extensions");
    assertThat(caller.get("/v2/health/live").body().path("live").asBoolean()).isTrue();
    assertThat(caller.get("/v2/health/ready").body().path("ready").asBoolean()).isTrue();
    assertThat(caller.get(model + "/ready").body().path("ready").asBoolean()).isTrue();
    assertThat(caller.get(model + "/versions/a/ready").status()).isEqualTo(200);
    JsonNode metadata = caller.get(model + "/versions/a").body();
    assertThat(caller.get(model).body()).isEqualTo(metadata);
    assertThat(metadata.path("name").asText()).isEqualTo("stage1");
    assertThat(metadata.path("versions").toString()).isEqualTo("[\"a\"]");
    assertThat(metadata.path("platform").asText()).isEqualTo("onnx_onnxv1");
    assertThat(metadata.path("inputs").findValuesAsText("name"))
        .containsExactlyInAnyOrder("embedding", "epsilon", "noise");
    assertThat(metadata.path("outputs").toString())
        .isEqualTo("[{\"name\":\"image\",\"datatype\":\"FP32\",\"shape\":[-1,3,64,64]}]");
  }

  @Test
  void inferenceProtocol_drawsOnTheReleaseThatServes() {
    InferenceCaller.Answer answer =
        new InferenceCaller(service).infer("/v2/models/stage1/infer", draw(2, "FP32"));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.body().path("model_name").asText()).isEqualTo("stage1");
    assertThat(answer.body().path("model_version").asText()).isEqualTo("a");
    assertThat(answer.body().path("id").asText()).isEqualTo("mine");
    JsonNode image = answer.body().path("outputs").path(0);
    assertThat(image.path("name").asText()).isEqualTo("image");
    assertThat(image.path("datatype").asText()).isEqualTo("FP32");
    assertThat(image.path("shape").toString()).isEqualTo("[2,3,64,64]");
    assertThat(image.path("data")).hasSize(2 * 3 * 64 * 64);
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/models/other/infer, FP32, 2, 404, no model other",
    "/v2/models/stage1/versions/b/infer, FP32, 2, 404, version b is not loaded",
    "/v2/models/stage1/infer, INT64, 2, 400, is FP32",
    "/v2/models/stage1/infer, FP32, 65, 400, at most 64",
    "/v2/nothing, FP32, 2, 404, nothing at this address",
  })
  void inferenceProtocol_refusesWithAnError(
      String path, String type, int batch, int status, String error) {
    InferenceCaller.Answer answer = new InferenceCaller(service).infer(path, draw(batch, type));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("error").asText()).contains(error);
  }

  @Test
  void inferenceProtocol_refusesWhatIsNoRequest() {
    InferenceCaller caller = new InferenceCaller(service);

    assertThat(caller.infer("/v2/models/stage1/infer", "[").body().path("error").asText())
        .contains("no JSON");
    assertThat(caller.infer("/v2/models/stage1/infer", "{}").body().path("error").asText())
        .contains("takes the inputs");
  }

  private static String draw(int batch, String type) {
    return "{\"id\":\"mine\",\"inputs\":["
        + input("embedding", batch, TinyRelease.DIMENSION, type)
        + ","
        + input("epsilon", batch, 128, type)
        + ","
        + input("noise", batch, 100, type)
        + "]}";
  }

  private static String input(String name, int batch, int features, String type) {
    return "{\"name\":\"%s\",\"shape\":[%d,%d],\"datatype\":\"%s\",\"data\":%s}"
        .formatted(name, batch, features, type, InferenceCaller.numbers(batch * features, 0.5f));
  }

  @Test
  void metrics_tellTheLagOfTheTasks_andWhatARecordTakes() throws Exception {
    client.send(Topics.TEXT_EMBEDDINGS, List.of(task("measured", 5, ImageSize.SKETCH)));
    client.events(Status.COMPLETED, "measured");

    String metrics =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(service.resolve("/q/metrics")).build(),
                BodyHandlers.ofString())
            .body();

    assertThat(metrics)
        .contains("kafka_consumer_fetch_manager_records_lag_max{client_id=\"kafka-consumer-tasks\"")
        .contains("nv_inference_queue_duration_us")
        .contains("nv_inference_compute_input_duration_us")
        .contains("nv_inference_compute_infer_duration_us")
        .contains("stackgan_release_in_service");
  }

  private byte[] rgb(String job) {
    return Stage1ImageCodec.decode(sketches(job, 1).get(0)).rgb();
  }

  private List<WireRecord> sketches(String job, int count) {
    return client.await(Topics.STAGE1_IMAGES, count, record -> record.key().startsWith(job + "/"));
  }

  private byte[] object(String key) {
    return new FolderObjectStore(store).get(key).orElseThrow();
  }

  private static WireRecord task(String job, long seed, ImageSize size) {
    ImageJob picture =
        new ImageJob(job, 0, 1, seed, StagePlatform.RELEASE, size, null, Timings.NONE);
    return TextEmbeddingCodec.encode(new TextEmbedding(picture, new float[TinyRelease.DIMENSION]));
  }
}
