// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
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
import io.stackgan.stagemessaging.StagePlatform;
import io.stackgan.stagemessaging.TestClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StagePlatform.class)
class Stage1ServiceIT {

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
