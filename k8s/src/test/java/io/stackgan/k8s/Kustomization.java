// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Resolves a folder as kustomize does, as far as our folders go: resources, patches by file with or
 * without a target, new tags of images, one namespace. Anything else in a kustomization is refused.
 */
final class Kustomization {

  private static final Set<String> KNOWN =
      Set.of("apiVersion", "kind", "namespace", "resources", "patches", "images");

  private final String folder;
  private final ObjectNode description;

  private Kustomization(String folder) {
    this.folder = folder;
    this.description = Yaml.documents(folder + "/kustomization.yaml").get(0);
    Set<String> unknown = new TreeSet<>();
    description.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(folder + " uses what is not checked here: " + unknown);
    }
  }

  static Manifests resolve(String folder) {
    return new Manifests(new Kustomization(folder).resources());
  }

  private List<ObjectNode> resources() {
    List<ObjectNode> resources = new ArrayList<>();
    for (JsonNode entry : description.path("resources")) {
      String path = folder + "/" + entry.asText();
      resources.addAll(
          path.endsWith(".yaml")
              ? Yaml.documents(path)
              : new Kustomization(Path.of(path).normalize().toString()).resources());
    }
    description.path("patches").forEach(patch -> apply(patch, resources));
    description.path("images").forEach(image -> retag(image, resources));
    return resources;
  }

  private void apply(JsonNode patch, List<ObjectNode> resources) {
    for (ObjectNode change : Yaml.documents(folder + "/" + patch.path("path").asText())) {
      List<ObjectNode> targets =
          resources.stream().filter(one -> isTarget(one, change, patch.path("target"))).toList();
      if (targets.isEmpty()) {
        throw new IllegalArgumentException(folder + " patches nothing with " + patch);
      }
      targets.forEach(target -> StrategicMerge.apply(target, anonymous(change)));
    }
  }

  private static boolean isTarget(ObjectNode resource, ObjectNode change, JsonNode target) {
    boolean sameKind = resource.path("kind").equals(change.path("kind"));
    String name = resource.at("/metadata/name").asText();
    return sameKind
        && (target.isMissingNode()
            ? name.equals(change.at("/metadata/name").asText())
            : name.matches(target.path("name").asText(".*")));
  }

  private static ObjectNode anonymous(ObjectNode change) {
    ObjectNode copy = change.deepCopy();
    copy.withObject("/metadata").remove("name");
    return copy;
  }

  private static void retag(JsonNode image, List<ObjectNode> resources) {
    for (ObjectNode resource : resources) {
      if (resource.at("/spec/template/spec/containers") instanceof ArrayNode containers) {
        containers.forEach(container -> retag(image, (ObjectNode) container));
      }
    }
  }

  private static void retag(JsonNode image, ObjectNode container) {
    String name = image.path("name").asText();
    if (container.path("image").asText().startsWith(name + ":")) {
      container.put("image", name + ":" + image.path("newTag").asText());
    }
  }
}
