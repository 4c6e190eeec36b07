// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

  @ParameterizedTest
  @ValueSource(strings = {"kind", "production", "interactive", "gpu", "share-groups"})
  void overlay_hasNoFault(String overlay) {
    assertThat(Checks.faults(Kustomization.resolve("k8s/overlays/" + overlay))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"kind, 0", "production, 0", "interactive, 1", "gpu, 0"})
  void overlay_keepsThatManyPodsOfAStage(String overlay, int pods) {
    Manifests manifests = Kustomization.resolve("k8s/overlays/" + overlay);

    for (Service stage : Service.stages()) {
      assertThat(manifests.require("ScaledObject", stage.image()).at("/spec/minReplicaCount"))
          .isEqualTo(IntNode.valueOf(pods));
    }
  }

  @Test
  void shareGroupsOverlay_makesMorePodsThanPartitions() {
    Manifests shared = Kustomization.resolve("k8s/overlays/share-groups");

    assertThat(ShareGroup.isIn(Service.STAGE2, shared)).isTrue();
    assertThat(shared.require("ScaledObject", "stage2-service").at("/spec/maxReplicaCount").asInt())
        .isGreaterThan(
            shared.require("KafkaTopic", "stage1-images").at("/spec/partitions").asInt());
  }

  @Test
  void training_hasNoFaultOnACluster() {
    Manifests all =
        Kustomization.resolve("k8s/overlays/production").and(Kustomization.resolve("k8s/training"));

    assertThat(Checks.faults(all)).isEmpty();
  }

  @Test
  void gpuOverlay_runsStagesOnGpus() {
    Manifests gpu = Kustomization.resolve("k8s/overlays/gpu");

    for (String stage : new String[] {"stage1-service", "stage2-service"}) {
      var container = Manifests.containers(gpu.require("Deployment", stage)).findFirst();
      assertThat(container.orElseThrow().path("image").asText()).endsWith("-cuda");
      assertThat(container.orElseThrow().at("/resources/limits").has("nvidia.com/gpu")).isTrue();
      assertThat(Yaml.named(container.orElseThrow().path("env"), "STACKGAN_INFERENCE_DEVICE"))
          .hasValueSatisfying(one -> assertThat(one.path("value").asText()).isEqualTo("gpu"));
    }
  }
}
