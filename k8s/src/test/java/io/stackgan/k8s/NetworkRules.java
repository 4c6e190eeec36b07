// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Traffic is denied unless a policy lets it through, by ports that somebody listens on. */
final class NetworkRules implements Check {

  /** Names, and TLS to what lies outside: an S3 store, the Kubernetes API. */
  private static final Set<Integer> OUTSIDE = Set.of(53, 443, 6443);

  @Override
  public List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    if (manifests.ofKind("NetworkPolicy").noneMatch(NetworkRules::deniesAll)) {
      faults.add("No NetworkPolicy denies by default");
    }
    Set<String> listening = listening(manifests);
    OUTSIDE.forEach(port -> listening.add(String.valueOf(port)));
    manifests
        .ofKind("NetworkPolicy")
        .forEach(
            policy ->
                ports(policy)
                    .filter(port -> !listening.contains(port))
                    .forEach(
                        port ->
                            faults.add(
                                Manifests.label(policy) + " opens port " + port + " to nobody")));
    return faults;
  }

  private static boolean deniesAll(ObjectNode policy) {
    JsonNode spec = policy.path("spec");
    return spec.path("podSelector").isEmpty()
        && spec.path("policyTypes").size() == 2
        && !spec.has("ingress")
        && !spec.has("egress");
  }

  private static Stream<String> ports(ObjectNode policy) {
    return Stream.of("ingress", "egress")
        .flatMap(direction -> Yaml.stream(policy.at("/spec/" + direction)))
        .flatMap(rule -> Yaml.stream(rule.path("ports")))
        .map(port -> port.path("port").asText());
  }

  /**
   * Numbers and names of the ports of containers and of Kafka's listeners; MinIO's is the kind's.
   */
  private static Set<String> listening(Manifests manifests) {
    Stream<String> containers =
        manifests
            .workloads()
            .flatMap(Manifests::containers)
            .flatMap(container -> Yaml.stream(container.path("ports")))
            .flatMap(
                port -> Stream.of(port.path("name").asText(), port.path("containerPort").asText()));
    Stream<String> kafka =
        manifests
            .ofKind("Kafka")
            .flatMap(cluster -> Yaml.stream(cluster.at("/spec/kafka/listeners")))
            .map(listener -> listener.path("port").asText());
    return Stream.concat(containers, kafka).collect(Collectors.toSet());
  }
}
