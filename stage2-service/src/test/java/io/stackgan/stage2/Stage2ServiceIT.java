// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage2;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.contracts.GenerationCancellation;
import io.stackgan.contracts.GenerationCancellationCodec;
import io.stackgan.contracts.GenerationEvent;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.GenerationEvent.StoredImage;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Stage1Image;
import io.stackgan.contracts.Stage1ImageCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.stagemessaging.StagePlatform;
import io.stackgan.stagemessaging.TestClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StagePlatform.class)
class Stage2ServiceIT {

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
  void sketch_isRefined_stored_andTold() throws IOException {
    client.send(Topics.STAGE1_IMAGES, List.of(task("j", 5, null)));

    GenerationEvent completed = client.events(Status.COMPLETED, "j").get(0);
    assertThat(completed.images())
        .containsExactly(
            new StoredImage(0, ImageSize.FULL, "images/j/0.png"),
            new StoredImage(0, ImageSize.SKETCH, "images/j/0-64.png"));
    assertThat(completed.timings().completed()).isNotNull();
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(object("images/j/0.png")));
    assertThat(picture.getWidth()).isEqualTo(256);
    assertThat(picture.getHeight()).isEqualTo(256);
  }

  @Test
  void sameSketchAndSeed_giveTheSameBytes_aloneAndInABatch() {
    client.send(Topics.STAGE1_IMAGES, List.of(task("alone", 42, null)));
    client.events(Status.COMPLETED, "alone");
    List<WireRecord> crowd = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      crowd.add(task("crowd" + i, i, null));
    }
    crowd.add(task("within", 42, null));
    client.send(Topics.STAGE1_IMAGES, crowd);

    client.events(Status.COMPLETED, "within", "crowd1");
    assertThat(object("images/within/0.png")).isEqualTo(object("images/alone/0.png"));
    assertThat(object("images/crowd1/0.png")).isNotEqualTo(object("images/alone/0.png"));
  }

  @Test
  void embeddingOfAnotherEncoder_failsItsJobAlone() {
    ImageJob job =
        new ImageJob("foreign", 0, 1, 1, StagePlatform.RELEASE, ImageSize.FULL, null, Timings.NONE);
    Stage1Image foreign = new Stage1Image(job, new float[5], new byte[Stage1Image.RGB_BYTES]);
    client.send(
        Topics.STAGE1_IMAGES, List.of(Stage1ImageCodec.encode(foreign), task("own", 1, null)));

    GenerationEvent failed = client.events(Status.FAILED, "foreign").get(0);
    assertThat(failed.error().code()).isEqualTo("input_does_not_fit");
    assertThat(failed.error().message()).contains("5 features").contains("takes 8");
    assertThat(client.events(Status.COMPLETED, "own")).hasSize(1);
  }

  @Test
  void expiredJob_isDropped() {
    client.send(Topics.STAGE1_IMAGES, List.of(task("late", 1, Instant.now().minusSeconds(1))));

    assertThat(client.events(Status.EXPIRED, "late")).hasSize(1);
    assertThat(new FolderObjectStore(store).get("images/late/0.png")).isEmpty();
  }

  @Test
  void cancelledJob_isDropped() throws InterruptedException {
    client.send(
        Topics.GENERATION_CANCELLATIONS,
        List.of(GenerationCancellationCodec.encode(new GenerationCancellation("off"))));
    // Nothing orders the two topics: a job right behind its cancellation may be drawn before.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!client.told(Status.CANCELLED, "off")) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      client.send(Topics.STAGE1_IMAGES, List.of(task("off", 1, null)));
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private byte[] object(String key) {
    return new FolderObjectStore(store).get(key).orElseThrow();
  }

  private static WireRecord task(String job, long seed, Instant deadline) {
    byte[] rgb = new byte[Stage1Image.RGB_BYTES];
    new Random(seed).nextBytes(rgb);
    ImageJob picture =
        new ImageJob(
            job, 0, 1, seed, StagePlatform.RELEASE, ImageSize.FULL, deadline, Timings.NONE);
    return Stage1ImageCodec.encode(new Stage1Image(picture, new float[TinyRelease.DIMENSION], rgb));
  }
}
