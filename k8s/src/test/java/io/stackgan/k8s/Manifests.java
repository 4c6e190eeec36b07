// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is applied to a cluster. */
record Manifests(List<ObjectNode> all) {

  Stream<ObjectNode> ofKind(String kind) {
    return all.stream().filter(manifest -> manifest.path("kind").asText().equals(kind));
  }

  Optional<ObjectNode> find(String kind, String name) {
    return ofKind(kind).filter(manifest -> name(manifest).equals(name)).findFirst();
  }

  ObjectNode require(String kind, String name) {
    return find(kind, name)
        .orElseThrow(() -> new IllegalArgumentException("There is no " + kind + " " + name));
  }

  Set<String> names(String kind) {
    return ofKind(kind).map(Manifests::name).collect(Collectors.toSet());
  }

  /** Whatever makes pods. */
  Stream<ObjectNode> workloads() {
    return all.stream().filter(manifest -> manifest.at("/spec/template/spec").isObject());
  }

  Manifests and(Manifests others) {
    return new Manifests(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  static String name(JsonNode manifest) {
    return manifest.at("/metadata/name").asText();
  }

  static JsonNode pod(JsonNode workload) {
    return workload.at("/spec/template/spec");
  }

  static Stream<JsonNode> containers(JsonNode workload) {
    return Stream.concat(
        Yaml.stream(pod(workload).path("initContainers")),
        Yaml.stream(pod(workload).path("containers")));
  }

  static String label(JsonNode manifest) {
    return manifest.path("kind").asText() + " " + name(manifest);
  }
}
