// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** docker-compose.yml: the part of the Compose format that it uses, and what it must agree with. */
final class Compose {

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final Set<String> ONCE = Set.of("topics", "store-setup");

  private Compose() {}

  record Build(String context, String dockerfile, Map<String, String> args) {}

  record Condition(String condition) {}

  record Health(
      List<String> test, String interval, String timeout, String start_period, int retries) {}

  record Container(
      String image,
      Build build,
      List<String> profiles,
      Map<String, Condition> depends_on,
      Map<String, String> environment,
      List<String> volumes,
      List<String> tmpfs,
      List<String> ports,
      List<String> command,
      List<String> entrypoint,
      String restart,
      boolean read_only,
      List<String> cap_drop,
      List<String> security_opt,
      String stop_grace_period,
      String mem_limit,
      String gpus,
      Health healthcheck) {}

  record File(
      @JsonProperty(required = true) String name,
      Map<String, Container> services,
      Map<String, Object> volumes,
      @JsonProperty("x-hardened") Object hardened,
      @JsonProperty("x-service") Object service) {

    @JsonAnySetter
    void refuse(String field, Object value) {
      throw new IllegalArgumentException("No part of a compose file: " + field + " = " + value);
    }
  }

  static List<String> faults(ObjectNode document) {
    File file;
    try {
      file = STRICT.treeToValue(document, File.class);
    } catch (JsonProcessingException e) {
      return List.of(e.getOriginalMessage());
    }
    List<String> faults = new ArrayList<>();
    file.services.forEach(
        (name, container) ->
            Stream.of(policies(name, container), agreement(container), volumes(container, file))
                .flatMap(List::stream)
                .forEach(fault -> faults.add(name + " " + fault)));
    return faults;
  }

  private static List<String> policies(String name, Container container) {
    List<String> faults = new ArrayList<>();
    if (!PodPolicies.hasTag(container.image)) {
      faults.add("has an image without a version");
    }
    if (container.mem_limit == null) {
      faults.add("has no limit of memory");
    }
    if (!ONCE.contains(name) && !List.of("ALL").equals(container.cap_drop)) {
      faults.add("keeps capabilities");
    }
    if (container.environment != null) {
      container.environment.forEach(
          (variable, value) -> {
            if (variable.matches(".*(PASSWORD|SECRET).*") && !value.startsWith("${")) {
              faults.add("has a secret written down: " + variable);
            }
          });
    }
    return faults;
  }

  private static List<String> agreement(Container container) {
    List<String> faults = new ArrayList<>();
    Service service = Service.ofImage(container.image).orElse(null);
    if (service == null) {
      return container.build == null ? faults : List.of("builds an image of no service");
    }
    if (!container.build.dockerfile.equals(service.dockerfile())) {
      faults.add("is built by " + container.build.dockerfile);
    }
    String tag = container.image.replaceAll(".*:", "");
    String expected = Checkout.projectVersion() + (container.build.args == null ? "" : "-cuda");
    if (!tag.equals(expected)) {
      faults.add("has the tag " + tag + ", not " + expected);
    }
    container.environment.keySet().stream()
        .filter(name -> !service.environmentVariables().contains(name))
        .forEach(name -> faults.add("sets " + name + ", which nothing reads"));
    if (!Connections.bucket().equals(container.environment.get("STACKGAN_STORE_BUCKET"))) {
      faults.add("uses another bucket");
    }
    if (container.ports != null
        && container.ports.stream().noneMatch(port -> port.endsWith(":" + service.port()))) {
      faults.add("does not publish " + service.port());
    }
    return faults;
  }

  private static List<String> volumes(Container container, File file) {
    return (container.volumes == null ? List.<String>of() : container.volumes)
        .stream()
            .map(volume -> volume.replaceAll(":.*", ""))
            .filter(
                source ->
                    source.startsWith("./")
                        ? !Checkout.path(source).toFile().exists()
                        : !file.volumes.containsKey(source))
            .map(source -> "mounts " + source + ", which is not there")
            .toList();
  }
}
