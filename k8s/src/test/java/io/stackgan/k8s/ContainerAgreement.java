// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Images, ports, configuration and time to end of our containers agree with the code. */
final class ContainerAgreement implements Check {

  private static final Set<String> FREE = Set.of("JAVA_TOOL_OPTIONS", "RUN", "PRESET");
  private static final Set<String> TAGS =
      Set.of(Checkout.projectVersion(), Checkout.projectVersion() + "-cuda");

  /** Far more than a picture of the widest network takes on one core. */
  private static final int SECONDS_A_PICTURE = 5;

  @Override
  public List<String> faults(Manifests manifests) {
    return manifests
        .workloads()
        .flatMap(
            workload ->
                Manifests.containers(workload)
                    .flatMap(container -> faults(workload, container, manifests))
                    .map(fault -> Manifests.label(workload) + " " + fault))
        .toList();
  }

  private static Stream<String> faults(JsonNode workload, JsonNode container, Manifests all) {
    String image = container.path("image").asText();
    if (!image.startsWith("stackgan/")) {
      return Stream.empty();
    }
    List<String> faults = new ArrayList<>();
    Service service = Service.ofImage(image).orElse(null);
    if (service == null || !Checkout.path(service.dockerfile()).toFile().exists()) {
      return Stream.of("runs " + image + ", of which there is no Dockerfile");
    }
    if (!TAGS.contains(image.replaceAll(".*:", ""))) {
      faults.add("runs " + image + ", but this is version " + Checkout.projectVersion());
    }
    port(service, container, faults);
    variables(container, all)
        .filter(name -> !FREE.contains(name) && !service.environmentVariables().contains(name))
        .forEach(name -> faults.add("sets " + name + ", which nothing reads"));
    time(service, workload, faults);
    return faults.stream();
  }

  private static void port(Service service, JsonNode container, List<String> faults) {
    Yaml.stream(container.path("ports"))
        .filter(port -> port.path("containerPort").asInt() != service.port())
        .forEach(port -> faults.add("opens " + port + ", but listens on " + service.port()));
  }

  private static Stream<String> variables(JsonNode container, Manifests all) {
    Stream<String> named =
        Yaml.stream(container.path("env")).map(variable -> variable.path("name").asText());
    Stream<String> mapped =
        Yaml.stream(container.path("envFrom"))
            .map(from -> from.at("/configMapRef/name").asText())
            .flatMap(name -> all.require("ConfigMap", name).path("data").properties().stream())
            .map(entry -> entry.getKey());
    return Stream.concat(named, mapped);
  }

  private static void time(Service service, JsonNode workload, List<String> faults) {
    int given = Manifests.pod(workload).path("terminationGracePeriodSeconds").asInt();
    int needed = service == Service.STAGE2 || service == Service.STAGE1 ? longestBatch(service) : 1;
    if (given < needed) {
      faults.add("is ended after %d s, a batch may take %d".formatted(given, needed));
    }
  }

  private static int longestBatch(Service stage) {
    return SECONDS_A_PICTURE * Defaults.number(stage, "maxBatch");
  }
}
