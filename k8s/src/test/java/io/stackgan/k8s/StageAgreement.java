// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What scales a stage, and what it may read, agree with the topic and the group of its tasks. */
final class StageAgreement implements Check {

  @Override
  public List<String> faults(Manifests manifests) {
    return Service.stages().stream().flatMap(stage -> faults(stage, manifests)).toList();
  }

  private static Stream<String> faults(Service stage, Manifests manifests) {
    List<String> faults = new ArrayList<>();
    String topic = stage.tasks("topic").orElseThrow();
    boolean shared = ShareGroup.isIn(stage, manifests);
    String group = stage.tasks("group.id").orElseThrow() + (shared ? ShareGroup.ENDING : "");
    ObjectNode scaled = manifests.require("ScaledObject", stage.image());
    if (shared) {
      faults.addAll(ShareGroup.faults(stage, group, manifests));
    } else {
      faults.addAll(lag(topic, group, scaled, manifests));
    }
    require(
        scaled.at("/spec/scaleTargetRef/name").asText().equals(stage.image()), "misses", faults);
    require(scaled.at("/spec/minReplicaCount").asInt(-1) >= 0, "does not say how few", faults);
    require(scaled.at("/spec/fallback/replicas").asInt() > 0, "has no fallback", faults);
    require(
        !manifests.require("Deployment", stage.image()).path("spec").has("replicas"),
        "is overruled by its Deployment's replicas",
        faults);
    if (stage != Service.EMBEDDING) {
      JsonNode waking = scaled.at("/spec/triggers/1/metadata");
      require(
          waking.path("topic").asText().equals(Service.EMBEDDING.tasks("topic").orElseThrow())
              && waking
                  .path("consumerGroup")
                  .asText()
                  .equals(Service.EMBEDDING.tasks("group.id").orElseThrow()),
          "is not woken by what waits for the first stage",
          faults);
    }
    may("Read", stage, "topic", topic, manifests, faults);
    may("Read", stage, "group", group, manifests, faults);
    for (String written : written(topic)) {
      may("Write", stage, "topic", written, manifests, faults);
    }
    return faults.stream().map(fault -> "ScaledObject " + stage.image() + " " + fault);
  }

  private static List<String> lag(
      String topic, String group, JsonNode scaled, Manifests manifests) {
    List<String> faults = new ArrayList<>();
    JsonNode trigger = scaled.at("/spec/triggers/0/metadata");
    require(trigger.path("topic").asText().equals(topic), "does not look at " + topic, faults);
    require(trigger.path("consumerGroup").asText().equals(group), "not at " + group, faults);
    int partitions =
        manifests
            .find("KafkaTopic", topic)
            .map(one -> one.at("/spec/partitions").asInt())
            .orElse(0);
    int pods = scaled.at("/spec/maxReplicaCount").asInt();
    require(pods <= partitions, "makes more pods than partitions", faults);
    return faults;
  }

  /** Besides what its work leads to: events, refusals of releases, and what nobody can read. */
  private static List<String> written(String tasks) {
    return List.of(
        Topics.GENERATION_EVENTS,
        Topics.MODEL_RELEASES,
        Topics.deadLettersOf(tasks),
        Topics.deadLettersOf(Topics.GENERATION_CANCELLATIONS),
        Topics.deadLettersOf(Topics.MODEL_RELEASES));
  }

  private static void may(
      String operation,
      Service stage,
      String type,
      String name,
      Manifests manifests,
      List<String> faults) {
    boolean may =
        Yaml.stream(manifests.require("KafkaUser", stage.image()).at("/spec/authorization/acls"))
            .filter(acl -> acl.at("/resource/type").asText().equals(type))
            .filter(acl -> acl.at("/resource/name").asText().equals(name))
            .flatMap(acl -> Yaml.stream(acl.path("operations")))
            .anyMatch(allowed -> allowed.asText().equals(operation));
    require(
        may,
        "wakes a stage that may not " + operation.toLowerCase() + " the " + type + " " + name,
        faults);
  }

  private static void require(boolean met, String fault, List<String> faults) {
    if (!met) {
      faults.add(fault);
    }
  }
}
