// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault in a manifest is found; without these a check could be broken and nobody would know. */
class MutationTest {

  private static final String CONTAINER = "/spec/template/spec/containers/0";

  private final Manifests kind = Kustomization.resolve("k8s/overlays/kind");

  @ParameterizedTest(name = "{2} in {0} {1}")
  @MethodSource("mutations")
  void mutation_isFound(String kind, String name, String fault, Consumer<ObjectNode> mutation) {
    mutation.accept(this.kind.require(kind, name));

    assertThat(Checks.faults(this.kind)).anyMatch(line -> line.contains(fault));
  }

  @ParameterizedTest(name = "{2} in {0} {1} with share groups")
  @MethodSource("mutationsOfShareGroups")
  void mutationOfShareGroups_isFound(
      String kind, String name, String fault, Consumer<ObjectNode> mutation) {
    Manifests shared = Kustomization.resolve("k8s/overlays/share-groups");
    mutation.accept(shared.require(kind, name));

    assertThat(Checks.faults(shared)).anyMatch(line -> line.contains(fault));
  }

  @Test
  void missingTopic_isFound() {
    Manifests less =
        new Manifests(
            kind.all().stream()
                .filter(one -> !Manifests.name(one).equals("training-events"))
                .toList());

    assertThat(Checks.faults(less)).contains("There is no KafkaTopic training-events");
  }

  private static Stream<Arguments> mutationsOfShareGroups() {
    String trigger = "/spec/triggers/0/metadata";
    return Stream.of(
        at("Kafka", "stackgan", "/spec/kafka", "4.2", one -> one.put("version", "4.1.1")),
        at(
            "Kafka",
            "stackgan",
            "/spec/kafka/config",
            "lock",
            one -> one.put("group.share.max.record.lock.duration.ms", 60_000)),
        at(
            "Kafka",
            "stackgan",
            "/spec/kafka/config",
            "deliveries",
            one -> one.remove("group.share.delivery.count.limit")),
        at(
            "ScaledObject",
            "stage2-service",
            trigger,
            "does not ask for",
            one -> one.put("query", "sum(nv_inference_pending)")),
        at(
            "ScaledObject",
            "stage2-service",
            "/spec",
            "never starts again",
            one -> one.put("minReplicaCount", 0)),
        at(
            "KafkaUser",
            "stage2-service",
            "/spec/authorization/acls/7/resource",
            "may not",
            one -> one.put("name", "stage2-service")),
        at(
            "Deployment",
            "stage2-service",
            CONTAINER + "/env/0",
            "which nothing reads",
            one -> one.put("name", "MP_MESSAGING_INCOMING_TASK_ENABLED")));
  }

  private static Stream<Arguments> mutations() {
    return Stream.of(
        at(
            "Deployment",
            "gateway",
            CONTAINER + "/ports/0",
            "listens on 8080",
            one -> one.put("containerPort", 8081)),
        at(
            "Service",
            "stage1-service",
            "/spec/ports/0",
            "leads nowhere",
            one -> one.put("port", 8083)),
        at(
            "Deployment",
            "gateway",
            CONTAINER,
            "imagePulPolicy",
            one -> one.put("imagePulPolicy", "Always")),
        at("Kafka", "stackgan", "/spec/kafka/listeners/0", "tsl", one -> one.put("tsl", true)),
        at("KafkaTopic", "text-embeddings", "/spec", "partition", one -> one.put("partition", 4)),
        at(
            "ScaledObject",
            "stage1-service",
            "/spec",
            "poolingInterval",
            one -> one.put("poolingInterval", 4)),
        at("Certificate", "gateway", "/spec", "dnsName", one -> one.put("dnsName", "x")),
        at("ServiceMonitor", "gateway", "/spec/endpoints/0", "paht", one -> one.put("paht", "/")),
        at(
            "Deployment",
            "stage2-service",
            CONTAINER + "/resources/limits",
            "lacks limits",
            one -> one.remove("memory")),
        at(
            "StatefulSet",
            "minio",
            CONTAINER,
            "has no readinessProbe",
            one -> one.remove("readinessProbe")),
        at(
            "Deployment",
            "gateway",
            CONTAINER + "/securityContext",
            "write to its root",
            one -> one.remove("readOnlyRootFilesystem")),
        at(
            "Deployment",
            "gateway",
            "/spec/template/spec/securityContext",
            "run as root",
            one -> one.put("runAsNonRoot", false)),
        at(
            "Deployment",
            "gateway",
            CONTAINER,
            "without a version",
            one -> one.put("image", "stackgan/gateway:latest")),
        at(
            "Deployment",
            "gateway",
            CONTAINER,
            "no Dockerfile",
            one -> one.put("image", "stackgan/gatway:0.1.0-SNAPSHOT")),
        at(
            "Deployment",
            "gateway",
            CONTAINER,
            "this is version",
            one -> one.put("image", "stackgan/gateway:0.0.9")),
        at(
            "Deployment",
            "stage1-service",
            CONTAINER + "/env/0",
            "which nothing reads",
            one -> one.put("name", "STACKGAN_MAXBATCH")),
        at(
            "Deployment",
            "stage1-service",
            CONTAINER + "/env/1/valueFrom/secretKeyRef",
            "Nobody makes",
            one -> one.put("name", "store")),
        at(
            "ConfigMap",
            "platform",
            "/data",
            "STACKGAN_STORE_REGOIN",
            one -> one.put("STACKGAN_STORE_REGOIN", "x")),
        at(
            "ConfigMap",
            "platform",
            "/data",
            "The bucket",
            one -> one.put("STACKGAN_STORE_BUCKET", "stackgen")),
        at(
            "ConfigMap",
            "platform",
            "/data",
            "No Kafka listens",
            one -> one.put("KAFKA_BOOTSTRAP_SERVERS", "stackgan-kafka-bootstrap:9092")),
        at(
            "ConfigMap",
            "platform",
            "/data",
            "nor a Service",
            one -> one.put("STACKGAN_STORE_ENDPOINT", "http://minio:9001")),
        at(
            "Deployment",
            "stage1-service",
            "/spec/template/spec",
            "a batch may take",
            one -> one.put("terminationGracePeriodSeconds", 10)),
        at(
            "KafkaTopic",
            "text-embeddings",
            "/metadata",
            "is no topic",
            one -> one.put("name", "text-embedings")),
        at(
            "KafkaTopic",
            "text-embeddings",
            "/spec",
            "has 3 partitions",
            one -> one.put("partitions", 3)),
        at(
            "KafkaTopic",
            "model-releases",
            "/spec/config",
            "kept otherwise",
            one -> one.put("cleanup.policy", "compact")),
        at(
            "KafkaUser",
            "gateway",
            "/spec/authorization/acls/0/resource",
            "which is none",
            one -> one.put("name", "generation-event")),
        at(
            "KafkaUser",
            "stage1-service",
            "/spec/authorization/acls/0/resource",
            "may not read the topic",
            one -> one.put("name", "stage1-images")),
        at(
            "ScaledObject",
            "stage1-service",
            "/spec/triggers/0/metadata",
            "does not look at",
            one -> one.put("topic", "text-embedding")),
        at(
            "ScaledObject",
            "stage1-service",
            "/spec/triggers/0/metadata",
            "not at",
            one -> one.put("consumerGroup", "stage1")),
        at(
            "ScaledObject",
            "stage1-service",
            "/spec",
            "more pods than partitions",
            one -> one.put("maxReplicaCount", 5)),
        at(
            "ScaledObject",
            "stage2-service",
            "/spec/triggers/1/metadata",
            "not woken by what waits for the first stage",
            one -> one.put("topic", "generation-request")),
        at("ScaledObject", "stage1-service", "/spec", "no fallback", one -> one.remove("fallback")),
        at(
            "PodDisruptionBudget",
            "gateway",
            "/spec/selector/matchLabels",
            "selects no pods",
            one -> one.put("app.kubernetes.io/name", "gate")),
        at(
            "NetworkPolicy",
            "gateway",
            "/spec/ingress/0/ports/0",
            "to nobody",
            one -> one.put("port", 8079)),
        at(
            "PrometheusRule",
            "stackgan",
            "/spec/groups/0/rules/0/annotations",
            "leads to no runbook",
            one -> one.put("runbook_url", "docs/operations.md#stagefail")),
        at(
            "PrometheusRule",
            "stackgan",
            "/spec/groups/0/rules/0",
            "Alert StageBreaks leads to no runbook",
            one -> one.put("alert", "StageBreaks")),
        at(
            "NetworkPolicy",
            "deny-all",
            "/spec",
            "denies by default",
            one -> one.putArray("egress").addObject()));
  }

  private static Arguments at(
      String kind, String name, String pointer, String fault, Consumer<ObjectNode> mutation) {
    Consumer<ObjectNode> inside = one -> mutation.accept((ObjectNode) one.at(pointer));
    return Arguments.of(kind, name, fault, inside);
  }
}
