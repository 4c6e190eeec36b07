// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What no pod may lack: limits, probes, a user who is not root, a root file system for reading. */
final class PodPolicies implements Check {

  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");

  @Override
  public List<String> faults(Manifests manifests) {
    return manifests.workloads().flatMap(PodPolicies::faults).toList();
  }

  private static Stream<String> faults(ObjectNode workload) {
    List<String> faults = new ArrayList<>();
    JsonNode pod = Manifests.pod(workload);
    require(pod.at("/securityContext/runAsNonRoot").asBoolean(), "may run as root", faults);
    require(
        pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
        "has no seccomp profile",
        faults);
    require(
        pod.path("automountServiceAccountToken").isBoolean()
            && !pod.path("automountServiceAccountToken").asBoolean(),
        "is given a token of the cluster",
        faults);
    require(!pod.path("enableServiceLinks").asBoolean(true), "takes variables of services", faults);
    require(pod.has("terminationGracePeriodSeconds"), "has no time to end", faults);
    boolean serves = !workload.path("kind").asText().equals("Job");
    Manifests.containers(workload).forEach(container -> check(container, serves, faults));
    return faults.stream().map(fault -> Manifests.label(workload) + " " + fault);
  }

  private static void check(JsonNode container, boolean serves, List<String> faults) {
    require(hasTag(container.path("image").asText()), "has an image without a version", faults);
    for (String kind : List.of("requests", "limits")) {
      JsonNode resources = container.at("/resources/" + kind);
      require(resources.has("cpu") && resources.has("memory"), "lacks " + kind, faults);
    }
    if (serves) {
      PROBES.forEach(probe -> require(container.has(probe), "has no " + probe, faults));
    }
    JsonNode security = container.path("securityContext");
    require(security.path("readOnlyRootFilesystem").asBoolean(), "may write to its root", faults);
    require(!security.path("allowPrivilegeEscalation").asBoolean(true), "may escalate", faults);
    require(
        security.at("/capabilities/drop/0").asText().equals("ALL"), "keeps capabilities", faults);
  }

  /** A tag that stands for one version. */
  static boolean hasTag(String image) {
    return image.matches("[^:]+:[^:]*\\d[^:]*") && !image.endsWith(":latest");
  }

  private static void require(boolean met, String fault, List<String> faults) {
    if (!met) {
      faults.add(fault);
    }
  }
}
