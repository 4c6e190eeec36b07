// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever a manifest names is there: selectors, ports, secrets, config maps, accounts. */
final class References implements Check {

  private static final Set<String> SELECTING = Set.of("Service", "PodDisruptionBudget");

  /** Made by hand, as k8s/README.md says. */
  private static final Set<String> BY_HAND =
      Set.of(
          "gateway-api-keys",
          "minio",
          "store-gateway",
          "store-embedding-service",
          "store-stage1-service",
          "store-stage2-service",
          "store-trainer");

  @Override
  public List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    Set<String> apps = manifests.workloads().map(References::podName).collect(Collectors.toSet());
    manifests.all().stream()
        .filter(manifest -> SELECTING.contains(manifest.path("kind").asText()))
        .filter(manifest -> !apps.contains(selected(manifest)))
        .forEach(manifest -> faults.add(Manifests.label(manifest) + " selects no pods"));
    manifests.ofKind("Service").forEach(service -> ports(service, manifests, faults));
    secrets(manifests, faults);
    accounts(manifests, faults);
    return faults;
  }

  private static String podName(ObjectNode workload) {
    return workload.at("/spec/template/metadata/labels").path("app.kubernetes.io/name").asText();
  }

  private static String selected(ObjectNode manifest) {
    JsonNode selector = manifest.at("/spec/selector");
    return selector.path("matchLabels").isObject()
        ? selector.path("matchLabels").path("app.kubernetes.io/name").asText()
        : selector.path("app.kubernetes.io/name").asText();
  }

  /** The target is a port's name, and the service listens on that port's number. */
  private static void ports(ObjectNode service, Manifests manifests, List<String> faults) {
    List<JsonNode> open =
        manifests
            .workloads()
            .filter(workload -> podName(workload).equals(selected(service)))
            .flatMap(Manifests::containers)
            .flatMap(container -> Yaml.stream(container.path("ports")))
            .toList();
    Yaml.stream(service.at("/spec/ports"))
        .filter(
            port ->
                open.stream()
                    .noneMatch(
                        target ->
                            target.path("name").equals(port.path("targetPort"))
                                && target.path("containerPort").equals(port.path("port"))))
        .forEach(port -> faults.add(Manifests.label(service) + " leads nowhere with " + port));
  }

  private static void secrets(Manifests manifests, List<String> faults) {
    Set<String> users = manifests.names("KafkaUser");
    Set<String> authorities =
        manifests.names("Kafka").stream()
            .map(cluster -> cluster + "-cluster-ca-cert")
            .collect(Collectors.toSet());
    named(manifests, "secretKeyRef", "name", "secret", "secretName")
        .filter(name -> !users.contains(name))
        .filter(name -> !authorities.contains(name) && !BY_HAND.contains(name))
        .forEach(name -> faults.add("Nobody makes the secret " + name));
    manifests.ofKind("Secret").forEach(secret -> faults.add("A secret is written down: " + secret));
  }

  private static Stream<String> named(Manifests manifests, String... fieldsAndNames) {
    List<String> names = new ArrayList<>();
    manifests
        .workloads()
        .map(Manifests::pod)
        .forEach(
            pod -> {
              for (int i = 0; i < fieldsAndNames.length; i += 2) {
                String name = fieldsAndNames[i + 1];
                pod.findValues(fieldsAndNames[i])
                    .forEach(reference -> names.add(reference.path(name).asText()));
              }
            });
    return names.stream();
  }

  private static void accounts(Manifests manifests, List<String> faults) {
    Set<String> accounts = manifests.names("ServiceAccount");
    manifests
        .workloads()
        .filter(one -> !accounts.contains(Manifests.pod(one).path("serviceAccountName").asText()))
        .forEach(one -> faults.add(Manifests.label(one) + " has no account of its own"));
    named(manifests, "configMapKeyRef", "name", "configMapRef", "name")
        .filter(name -> manifests.find("ConfigMap", name).isEmpty())
        .forEach(name -> faults.add("There is no ConfigMap " + name));
  }
}
