// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackgan.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Topics, and who names them: the code's own, no other, with the launcher's partitions. */
final class TopicAgreement implements Check {

  private static final Set<String> WORK = LauncherTopics.work();
  private static final Map<String, Integer> PARTITIONS = LauncherTopics.partitions();

  /** Kafka's own default, which the launcher's broker has. */
  private static final long RETENTION = 604_800_000;

  @Override
  public List<String> faults(Manifests manifests) {
    Stream<String> missing =
        Topics.all().stream()
            .filter(topic -> manifests.find("KafkaTopic", topic).isEmpty())
            .map(topic -> "There is no KafkaTopic " + topic);
    return Stream.of(
            missing,
            manifests.ofKind("KafkaTopic").flatMap(TopicAgreement::topic),
            manifests.ofKind("KafkaUser").flatMap(TopicAgreement::user))
        .flatMap(faults -> faults)
        .toList();
  }

  private static Stream<String> topic(JsonNode topic) {
    String name = Manifests.name(topic);
    if (!PARTITIONS.containsKey(name)) {
      return Stream.of("KafkaTopic " + name + " is no topic of the platform");
    }
    int partitions = topic.at("/spec/partitions").asInt();
    boolean fits =
        WORK.contains(name)
            ? partitions >= PARTITIONS.get(name)
            : partitions == PARTITIONS.get(name);
    boolean kept =
        topic.at("/spec/config/retention.ms").asLong() == RETENTION
            && topic.at("/spec/config/cleanup.policy").asText().equals("delete");
    return Stream.of(
            fits ? "" : "KafkaTopic %s has %d partitions".formatted(name, partitions),
            kept ? "" : "KafkaTopic " + name + " is kept otherwise than the launcher does")
        .filter(fault -> !fault.isEmpty());
  }

  private static Stream<String> user(JsonNode user) {
    return Yaml.stream(user.at("/spec/authorization/acls"))
        .map(acl -> acl.path("resource"))
        .filter(resource -> resource.path("type").asText().equals("topic"))
        .map(resource -> resource.path("name").asText())
        .filter(topic -> !PARTITIONS.containsKey(topic))
        .map(topic -> Manifests.label(user) + " names the topic " + topic + ", which is none");
  }
}
