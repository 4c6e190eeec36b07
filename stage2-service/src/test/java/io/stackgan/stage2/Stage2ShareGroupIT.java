// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage2;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.ImageJob;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Stage1Image;
import io.stackgan.contracts.Stage1ImageCodec;
import io.stackgan.contracts.Timings;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.onnxserving.TinyRelease;
import io.stackgan.stagemessaging.StagePlatform;
import io.stackgan.stagemessaging.TestClient;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service with its channel turned off. */
@QuarkusTest
@QuarkusTestResource(StagePlatform.class)
@TestProfile(Stage2ShareGroupIT.Shared.class)
class Stage2ShareGroupIT {

  public static final class Shared implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("mp.messaging.incoming.tasks.enabled", "false");
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void tasks_areReadAsAShareGroup_eachDoneOnce() throws Exception {
    String[] jobs =
        Stream.iterate(0, i -> i + 1).limit(20).map(i -> "s" + i).toArray(String[]::new);
    try (TestClient client = new TestClient(servers);
        Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      client.send(Topics.STAGE1_IMAGES, Stream.of(jobs).map(Stage2ShareGroupIT::task).toList());

      assertThat(client.events(Status.COMPLETED, jobs))
          .extracting(event -> event.job())
          .containsExactlyInAnyOrder(jobs);
      assertThat(admin.listGroups().all().get())
          .anySatisfy(
              group -> {
                assertThat(group.groupId()).isEqualTo("stage2-service-shared");
                assertThat(group.type()).contains(GroupType.SHARE);
              });
    }
  }

  private static WireRecord task(String job) {
    ImageJob picture =
        new ImageJob(job, 0, 1, 7, StagePlatform.RELEASE, ImageSize.FULL, null, Timings.NONE);
    return Stage1ImageCodec.encode(
        new Stage1Image(
            picture, new float[TinyRelease.DIMENSION], new byte[Stage1Image.RGB_BYTES]));
  }
}
